-- Purpose: create an empty table of published keys, if nothing is published
-- Reads:   -
-- Writes:  published_key_file
select
    null::varchar as kind, null::varchar as value, null::varchar as household_id,
    null::varchar as filename
where false
