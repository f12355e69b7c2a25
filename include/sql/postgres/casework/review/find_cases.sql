-- Purpose: cases whose id has this prefix, at most two: two rows mean that it is ambiguous
-- Reads:   ops.review_case
-- Writes:  -
-- Params:  prefix
select
    case_id, kind, household_id, period, status, score, detail, opened_at,
    resolution, resolved_by, resolved_at
from ops.review_case
where starts_with(case_id, :prefix)
order by case_id
limit 2
