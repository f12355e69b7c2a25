-- Purpose: the current plan of a period, with its calendar
-- Reads:   published.site_plan
-- Writes:  -
-- Params:  period
select plan_number, plan_id, first_day, last_day, sites_per_day
from published.site_plan
where period = :period
order by plan_number desc
limit 1
