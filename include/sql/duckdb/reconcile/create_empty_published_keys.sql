-- Purpose: no key has been published yet
-- Reads:   -
-- Writes:  published_key
select
    null::varchar as kind, null::varchar as value, null::varchar as household_id,
    null::bigint as first_publication
where false
