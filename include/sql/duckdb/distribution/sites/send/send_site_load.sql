-- Purpose: how many recipients each site serves on each day, under the number of the plan
-- Reads:   site_load, plan
-- Writes:  ops.site_load
select p.plan_number, site_code, site_name, kelurahan_code, day, daily_capacity, recipients
from site_load
cross join plan as p
