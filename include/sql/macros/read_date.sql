-- Purpose: a date in any of the forms agreed; null when it is blank, unreadable or impossible
-- t is clean text. A two-digit year is the latest that makes the date not later than as_of.
create macro read_date(t, as_of) as
    case
        when regexp_full_match(t, '[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}') then try_cast(t as date)
        when regexp_full_match(t, '[0-9]{1,2}[-/][0-9]{1,2}[-/][0-9]{4}')
            then try_strptime(replace(t, '/', '-'), '%d-%m-%Y')::date
        else read_plain_date(plain_date(t), as_of)
    end
