-- Purpose: site and day of every household, with the number of the plan
-- Reads:   site_assignment, plan
-- Writes:  published.site_assignment
select p.plan_number, a.household_id, a.site_code, a.day
from site_assignment as a
cross join plan as p
