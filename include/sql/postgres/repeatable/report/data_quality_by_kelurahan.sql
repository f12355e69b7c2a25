-- Purpose: mistakes in the submissions of each kelurahan
-- Reads:   ops.validation_count, ops.kelurahan
-- Writes:  report.data_quality_by_kelurahan
create or replace view report.data_quality_by_kelurahan with (security_barrier) as
select
    c.feed,
    c.period,
    c.kelurahan_code,
    k.kelurahan,
    k.kecamatan,
    k.kota,
    c.severity,
    c.code,
    count(distinct c.sha256) as files,
    sum(c.row_count)::bigint as rows
from ops.validation_count as c
left join ops.kelurahan as k on c.kelurahan_code = k.kelurahan_code
group by c.feed, c.period, c.kelurahan_code, k.kelurahan, k.kecamatan, k.kota, c.severity, c.code;
