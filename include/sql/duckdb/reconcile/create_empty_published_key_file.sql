-- Purpose: no key has been published yet
-- Reads:   -
-- Writes:  published_key_file
select
    null::varchar as kind, null::varchar as value, null::varchar as household_id,
    null::varchar as filename
where false
