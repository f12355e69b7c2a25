-- Purpose: members of two households under one number who are two persons, as resolved by an
--          officer
-- Reads:   shared_pair
-- Writes:  confirmed_distinct
select distinct nik, household_id, other_household_id
from shared_pair
where is_confirmed_distinct
