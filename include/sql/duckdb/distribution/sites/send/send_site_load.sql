-- Purpose: number of recipients of each site on each day, with the number of the plan
-- Reads:   site_load, plan
-- Writes:  ops.site_load
select
    p.plan_number, l.site_code, l.site_name, l.kelurahan_code, l.day, l.daily_capacity, l.recipients
from site_load as l
cross join plan as p
