-- Purpose: the household explained, if it is no longer a household of the period
-- Reads:   household_gone
-- Writes:  household_gone
-- Params:  household_id
select *
from household_gone
where household_id = $household_id
