-- Purpose: a month as YYYY-MM: 2021-07, 07-2021, Juli 2021, Jul-21, or any day of it; null when
--          unreadable
create macro read_period(t, as_of) as
    strftime(
        case
            when regexp_full_match(t, '[0-9]{4}[-/][0-9]{1,2}')
                then try_strptime(replace(t, '/', '-') || '-1', '%Y-%m-%d')::date
            when regexp_full_match(t, '[0-9]{1,2}[-/][0-9]{4}|[A-Za-z]+\.?[- ]*([0-9]{2}|[0-9]{4})')
                then read_date('1-' || t, as_of)
            else read_date(t, as_of)
        end,
        '%Y-%m'
    )
