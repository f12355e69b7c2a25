-- Purpose: a date's text in plain digits: no midnight behind it, no month name, no slash
create macro plain_date(t) as
    number_month(replace(
        regexp_replace(fold_width(t), '[ T]+00:00:00(?:\.0+)?$', ''), '/', '-'
    ))
