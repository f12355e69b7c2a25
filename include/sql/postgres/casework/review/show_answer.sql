-- Purpose: show the current resolution in the work queue; without one the case is open again
-- Reads:   -
-- Writes:  ops.review_case
-- Params:  case_id, answer, resolved_by
update ops.review_case
set
    status = case when cast(:answer as text) is null then 'OPEN' else 'RESOLVED' end,
    resolution = :answer,
    resolved_by = case when cast(:answer as text) is not null then :resolved_by end,
    resolved_at = case when cast(:answer as text) is not null then now() end
where case_id = :case_id
