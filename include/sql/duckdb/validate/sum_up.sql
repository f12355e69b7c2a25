-- Purpose: counts of a validation
-- Reads:   ledger
-- Writes:  total
select
    count(*) filter (status in ('ACCEPTED', 'PARTIAL') or has_too_many_bad_rows) as files,
    coalesce(sum(row_count), 0)::bigint as rows,
    coalesce(sum(accepted), 0)::bigint as accepted,
    coalesce(sum(quarantined), 0)::bigint as quarantined,
    coalesce(sum(skipped), 0)::bigint as skipped,
    count(*) filter (has_too_many_bad_rows) as rejected_files
from ledger
