-- Purpose: load of every site and day in the last plan of each period
-- Reads:   published.site_plan, ops.site_load, ops.kelurahan
-- Writes:  report.site_load
create or replace view report.site_load with (security_barrier) as
with standing as (
    select distinct on (period) period, plan_number
    from published.site_plan
    order by period asc, plan_number desc
)

select
    s.period,
    l.site_code,
    l.site_name,
    l.kelurahan_code,
    k.kelurahan,
    k.kecamatan,
    k.kota,
    l.day,
    l.daily_capacity,
    l.recipients,
    round(l.recipients::numeric / l.daily_capacity, 3) as load
from standing as s
inner join ops.site_load as l on s.plan_number = l.plan_number
inner join ops.kelurahan as k on l.kelurahan_code = k.kelurahan_code;
