-- Purpose: withdraw unanswered cases that this run no longer raises, except cases of complaints
-- Reads:   raised_case
-- Writes:  ops.review_case
-- Params:  period
update ops.review_case as known
set status = 'WITHDRAWN', withdrawn_at = now()
where known.status = 'OPEN'
    and known.period = :period
    and known.kind <> 'COMPLAINT'
    and not exists (select from raised_case where raised_case.case_id = known.case_id)
