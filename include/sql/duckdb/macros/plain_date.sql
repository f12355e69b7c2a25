-- Purpose: a date's text in plain digits: without time, month name and slashes
create macro plain_date(t) as
    number_month(replace(
        regexp_replace(fold_width(t), '[ T]+00:00:00(?:\.0+)?$', ''), '/', '-'
    ))
