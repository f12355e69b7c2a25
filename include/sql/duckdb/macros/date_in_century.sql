-- Purpose: a date whose year has two digits (7-8-45), in a given hundred of years (19)
create macro date_in_century(t, hundred) as
    try_strptime(left(t, -2) || lpad(hundred::varchar, 2, '0') || right(t, 2), '%d-%m-%Y')::date
