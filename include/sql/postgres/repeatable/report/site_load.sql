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
comment on view report.site_load is 'Recipients of each distribution site on each day, by the plan that holds.';
comment on column report.site_load.site_code is 'Code of the site.';
comment on column report.site_load.site_name is 'Its name, such as a school''s.';
comment on column report.site_load.kelurahan_code is 'Region code of the kelurahan in which it stands.';
comment on column report.site_load.kelurahan is 'Name of that kelurahan.';
comment on column report.site_load.daily_capacity is 'How many it takes in a day.';
comment on column report.site_load.load is 'Recipients divided by capacity.';
