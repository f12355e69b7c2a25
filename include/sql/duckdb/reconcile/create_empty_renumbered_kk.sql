-- Purpose: create an empty table of renumbered Kartu Keluarga, before any is found
-- Reads:   -
-- Writes:  renumbered
select null::varchar as no_kk_from, null::varchar as no_kk_to, null::date as last_on
where false
