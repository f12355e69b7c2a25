-- Purpose: travel of all recipients: mean, 95th percentile, and the share farther than far_km
-- Reads:   site_travel
-- Writes:  travel
-- Params:  far_km
with ranked as (
    select
        km,
        recipients,
        sum(recipients) over (order by km, kelurahan_code, site_code) as up_to_here,
        sum(recipients) over () as all_recipients
    from site_travel
)

select
    sum(recipients)::bigint as recipients,
    (sum(km * recipients) / sum(recipients))::double as mean_km,
    (min(km) filter (where up_to_here >= 0.95 * all_recipients))::double as p95_km,
    coalesce(sum(recipients) filter (where km > $far_km), 0) / sum(recipients)::double as far_share
from ranked
