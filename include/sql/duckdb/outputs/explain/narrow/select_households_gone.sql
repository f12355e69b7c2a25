-- Purpose: the household asked about, where it is none of the period any more
-- Reads:   household_gone
-- Writes:  household_gone
-- Params:  household_id
select *
from household_gone
where household_id = $household_id
