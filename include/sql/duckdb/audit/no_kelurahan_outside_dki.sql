-- severity: stop
-- Purpose: every household stands in one of the 267 kelurahan
-- Reads:   decision, kelurahan
-- Writes:  no_kelurahan_outside_dki
select household_id
from decision
where (kelurahan_code in (select kelurahan_code from kelurahan)) is not true
