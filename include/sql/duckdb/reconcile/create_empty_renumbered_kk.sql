-- Purpose: no number is known yet to be a new one of another
-- Reads:   -
-- Writes:  renumbered
select null::varchar as no_kk_from, null::varchar as no_kk_to, null::date as last_on
where false
