-- Purpose: the touched households of this run
-- Reads:   household, touched
-- Writes:  touched_household
select household_id, family_key
from household
where household_id in (select household_id from touched)
