-- Purpose: a date in any of the forms agreed; null when it is blank, unreadable or impossible
-- t is clean text. A two-digit year is the latest that makes the date not later than as_of.
-- The first branches handle nearly every cell; the list holds a result that is used twice.
create macro read_date(t, as_of) as
    case
        when regexp_full_match(t, '[0-9]{1,2}[-/][0-9]{1,2}[-/][0-9]{4}')
            then try_strptime(replace(t, '/', '-'), '%d-%m-%Y')::date
        when regexp_full_match(t, '[0-9]{1,2}[-/][0-9]{1,2}[-/][0-9]{2}')
            then read_short_date(replace(t, '/', '-'), as_of)
        else list_transform([plain_date(t)], lambda plain: read_plain_date(plain, as_of))[1]
    end
