-- Purpose: the households of the period with their ids
-- Reads:   listed_household, household_identity
-- Writes:  household
select listed.*, identity.household_id
from listed_household as listed
inner join household_identity as identity on listed.household_no = identity.household_no
