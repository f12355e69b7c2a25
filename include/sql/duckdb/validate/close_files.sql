-- Purpose: counts and status of each file
-- A file is rejected when a larger share of its data rows than policy allows is quarantined.
-- Reads:   file_landed, row_landed, quarantine
-- Writes:  ledger
-- Params:  rejected_rows_share
with counted as (
    select
        r.file_no,
        count(*) as row_count,
        count(*) filter (r.is_layout) as skipped,
        count(q.row_key) as bad
    from row_landed as r
    left join quarantine as q on r.file_no * 16777216 + r.row_number = q.row_key
    group by r.file_no
),

judged as (
    select *, bad > round($rejected_rows_share * (row_count - skipped), 6) as is_rejected
    from counted
)

select
    f.file_no,
    f.feed,
    f.period,
    f.name,
    f.sha256,
    f.size_bytes,
    case
        when f.status <> 'READ' then f.status
        when j.is_rejected then 'REJECTED'
        when j.bad > 0 then 'PARTIAL'
        else 'ACCEPTED'
    end as status,
    f.reason,
    coalesce(j.row_count, 0) as row_count,
    coalesce(case when not j.is_rejected then j.row_count - j.skipped - j.bad end, 0) as accepted,
    coalesce(case when j.is_rejected then j.row_count - j.skipped else j.bad end, 0) as quarantined,
    coalesce(j.skipped, 0) as skipped,
    f.landed_on,
    f.landing_number,
    coalesce(j.is_rejected, false) as has_too_many_bad_rows,
    coalesce(j.bad, 0) as bad
from file_landed as f
left join judged as j on f.file_no = j.file_no
