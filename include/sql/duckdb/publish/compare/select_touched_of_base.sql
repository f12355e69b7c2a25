-- Purpose: the touched households of the last publication
-- Reads:   base_household, touched
-- Writes:  touched_base_household
select household_id, family_key
from base_household
where household_id in (select household_id from touched)
