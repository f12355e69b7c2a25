-- Purpose: age of the newest data of each feed
-- Reads:   ops.landed_file
-- Writes:  report.freshness
create or replace view report.freshness with (security_barrier) as
select
    feed,
    max(received_at) as last_received_at,
    max(period) filter (where status in ('ACCEPTED', 'PARTIAL')) as newest_period,
    count(*) filter (where status in ('ACCEPTED', 'PARTIAL')) as files_accepted,
    count(*) filter (where status = 'REJECTED') as files_rejected,
    count(*) filter (where status = 'DUPLICATE') as files_duplicate,
    coalesce(sum(accepted), 0)::bigint as rows_accepted,
    coalesce(sum(quarantined), 0)::bigint as rows_quarantined
from ops.landed_file
group by feed;
