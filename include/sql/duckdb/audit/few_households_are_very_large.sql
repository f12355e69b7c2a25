-- severity: warn
-- Purpose: a household of more than fifteen living members is rarely one
-- Reads:   decision
-- Writes:  few_households_are_very_large
select household_id
from decision
where (member_count > 15) is not false
