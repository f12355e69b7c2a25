-- Purpose: a date from its plain text (plain_date)
create macro read_plain_date(t, as_of) as
    case
        when regexp_full_match(t, '[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}') then try_cast(t as date)
        when regexp_full_match(t, '[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}')
            then try_strptime(t, '%d-%m-%Y')::date
        when regexp_full_match(t, '[0-9]{1,2}-[0-9]{1,2}-[0-9]{2}') then read_short_date(t, as_of)
    end
