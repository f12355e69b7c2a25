-- Purpose: files and rows of a month by feed, from the ledger
-- Reads:   ops.landed_file
-- Writes:  -
-- Params:  period
select
    feed,
    count(*) filter (where status <> 'DUPLICATE') as files,
    count(*) filter (where status = 'REJECTED') as rejected,
    coalesce(sum(row_count), 0) as rows,
    coalesce(sum(accepted), 0) as accepted,
    coalesce(sum(quarantined), 0) as quarantined,
    coalesce(sum(skipped), 0) as skipped
from ops.landed_file
where period = :period or period is null
group by feed
order by feed
