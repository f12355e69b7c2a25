-- Purpose: how far the recipients of each kelurahan travel, under the number of the plan
-- Reads:   site_travel, plan
-- Writes:  ops.site_travel
select p.plan_number, kelurahan_code, site_code, km, recipients
from site_travel
cross join plan as p
