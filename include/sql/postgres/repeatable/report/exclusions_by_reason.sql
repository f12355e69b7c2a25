-- Purpose: number of households that each reason excludes or holds; a household with two reasons
--          counts in both
-- Reads:   ops.reason_count, ops.kelurahan
-- Writes:  report.exclusions_by_reason
create or replace view report.exclusions_by_reason with (security_barrier) as
select
    c.period,
    c.kelurahan_code,
    k.kelurahan,
    k.kecamatan,
    k.kota,
    c.status,
    c.reason_code,
    c.households
from ops.reason_count as c
left join ops.kelurahan as k on c.kelurahan_code = k.kelurahan_code;
