-- Purpose: size and age of the officers' work queue
-- Reads:   ops.review_case
-- Writes:  report.review_queue
create or replace view report.review_queue with (security_barrier) as
select
    period,
    kind,
    count(*) filter (where status = 'OPEN') as open_cases,
    floor(
        extract(epoch from now() - min(opened_at) filter (where status = 'OPEN')) / 86400
    )::integer as oldest_open_days,
    count(*) filter (where resolution = 'SAME') as resolved_same,
    count(*) filter (where resolution = 'DIFFERENT') as resolved_different,
    count(*) filter (where resolution = 'UNSURE') as resolved_unsure,
    count(*) filter (where resolution = 'UPHELD') as appeals_upheld,
    count(*) filter (where resolution = 'REJECTED') as appeals_rejected,
    count(*) filter (where status = 'WITHDRAWN') as withdrawn
from ops.review_case
group by period, kind;
