-- Purpose: insert a plan; plans are append-only
-- Reads:   -
-- Writes:  published.site_plan
-- Params:  plan_id, period, publication_id, first_day, last_day, sites_per_day, recipients,
--          sites_used, site_days, mean_km, p95_km, far_share, weighted_km, bound_km
insert into published.site_plan (
    plan_id, period, publication_id, first_day, last_day, sites_per_day, recipients, sites_used,
    site_days, mean_km, p95_km, far_share, weighted_km, bound_km
)
values (
    :plan_id, :period, :publication_id, :first_day, :last_day, :sites_per_day, :recipients,
    :sites_used, :site_days, :mean_km, :p95_km, :far_share, :weighted_km, :bound_km
)
returning plan_number
