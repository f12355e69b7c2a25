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
comment on view report.freshness is 'What arrived last, by feed.';
comment on column report.freshness.feed is 'Feed, such as kemensos.';
comment on column report.freshness.last_received_at is 'Landing time of the newest file.';
comment on column report.freshness.newest_period is 'Newest month that has an accepted file; null for feeds not filed by month.';
comment on column report.freshness.files_accepted is 'Files taken in, whole or in part.';
comment on column report.freshness.files_rejected is 'Files rejected.';
comment on column report.freshness.files_duplicate is 'Further names of known files.';
comment on column report.freshness.rows_accepted is 'Rows taken in.';
comment on column report.freshness.rows_quarantined is 'Rows set aside.';
