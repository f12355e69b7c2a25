-- Purpose: the site and the day of every household, under the number of the plan
-- Reads:   site_assignment, plan
-- Writes:  published.site_assignment
select p.plan_number, household_id, site_code, day
from site_assignment
cross join plan as p
