-- Purpose: an existing plan
-- Reads:   published.site_plan
-- Writes:  -
-- Params:  plan_id
select
    plan_number, plan_id, recipients, sites_used, site_days, mean_km, p95_km, far_share,
    weighted_km, bound_km
from published.site_plan
where plan_id = :plan_id
