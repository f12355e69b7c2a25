-- Purpose: create an empty table of published households, if no near earlier period is published
-- Reads:   -
-- Writes:  published_household
select
    null::bigint as family_key, null::varchar as kelurahan_code, null::varchar as list_period
where false
