-- severity: stop
-- Purpose: one decision per household
-- Reads:   decision
-- Writes:  no_household_decided_twice
select household_id
from decision
group by household_id
having count(*) > 1 or household_id is null
