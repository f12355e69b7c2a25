-- Purpose: travel of the recipients of each kelurahan, with the number of the plan
-- Reads:   site_travel, plan
-- Writes:  ops.site_travel
select p.plan_number, t.kelurahan_code, t.site_code, t.km, t.recipients
from site_travel as t
cross join plan as p
