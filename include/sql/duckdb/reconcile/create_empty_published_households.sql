-- Purpose: nothing has been published for a near earlier period
-- Reads:   -
-- Writes:  published_household
select
    null::bigint as family_key, null::varchar as kelurahan_code, null::varchar as list_period
where false
