-- Purpose: eligible households that cannot be paid yet, by kelurahan and reason
-- Reads:   ops.unpaid_household, ops.kelurahan
-- Writes:  report.unpaid_households
create or replace view report.unpaid_households with (security_barrier) as
select
    u.period,
    k.kelurahan_code,
    k.kelurahan,
    k.kecamatan,
    k.kota,
    u.reason,
    count(*) as households
from ops.unpaid_household as u
inner join ops.kelurahan as k on u.kelurahan_code = k.kelurahan_code
group by u.period, k.kelurahan_code, k.kelurahan, k.kecamatan, k.kota, u.reason;
