-- Purpose: distance travelled by the recipients of each kelurahan in the last plan of each period
-- Reads:   published.site_plan, ops.site_travel, ops.kelurahan
-- Writes:  report.site_distance
create or replace view report.site_distance with (security_barrier) as
with standing as (
    select distinct on (period) period, plan_number
    from published.site_plan
    order by period asc, plan_number desc
)

select
    s.period,
    t.kelurahan_code,
    k.kelurahan,
    k.kecamatan,
    k.kota,
    sum(t.recipients)::bigint as recipients,
    count(*) as sites,
    round(sum(t.km * t.recipients) / sum(t.recipients), 2) as mean_km,
    round(max(t.km), 2) as farthest_km
from standing as s
inner join ops.site_travel as t on s.plan_number = t.plan_number
inner join ops.kelurahan as k on t.kelurahan_code = k.kelurahan_code
group by s.period, t.kelurahan_code, k.kelurahan, k.kecamatan, k.kota;
