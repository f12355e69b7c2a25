-- Purpose: households excluded because they receive another programme
-- Reads:   ops.overlap_count, ops.kelurahan
-- Writes:  report.programme_overlap
create or replace view report.programme_overlap with (security_barrier) as
select
    c.period,
    c.kelurahan_code,
    k.kelurahan,
    k.kecamatan,
    k.kota,
    c.programme,
    c.households
from ops.overlap_count as c
left join ops.kelurahan as k on c.kelurahan_code = k.kelurahan_code;
