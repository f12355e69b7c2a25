-- Purpose: the household explained
-- Reads:   household
-- Writes:  asked
-- Params:  household_id
select household_no
from household
where household_id = $household_id
