-- Purpose: open and resolved review cases of a household
-- Reads:   ops.review_case
-- Writes:  -
-- Params:  household_id
select
    case_id, kind, period, opened_at, resolution, resolved_by, resolved_at,
    detail #>> '{right,feed}' as feed, detail #>> '{right,file}' as file,
    (detail #>> '{right,row}')::integer as row
from ops.review_case
where
    :household_id in (
        household_id, detail #>> '{left,household_id}', detail #>> '{right,household_id}'
    )
    and status in ('OPEN', 'RESOLVED')
order by opened_at, case_id
