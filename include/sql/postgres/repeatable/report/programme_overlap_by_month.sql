-- Purpose: households that receive another programme, by programme and month
-- Reads:   ops.overlap_count
-- Writes:  report.programme_overlap_by_month
create or replace view report.programme_overlap_by_month with (security_barrier) as
select
    period,
    programme,
    sum(households)::bigint as households,
    count(*) as kelurahan_count
from ops.overlap_count
group by period, programme;
