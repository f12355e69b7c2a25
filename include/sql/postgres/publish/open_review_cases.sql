-- Purpose: open each case once; a withdrawn case opens again, a resolved one does not
-- Reads:   raised_case
-- Writes:  ops.review_case
-- Params:  period, run_id
insert into ops.review_case as known (
    case_id, kind, household_id, period, score, detail, opened_by_run
)
select case_id, kind, household_id, :period, score, detail, :run_id
from raised_case
on conflict (case_id) do update
    set household_id = excluded.household_id,
        period = greatest(known.period, excluded.period),
        score = excluded.score,
        detail = excluded.detail,
        status = case known.status when 'WITHDRAWN' then 'OPEN' else known.status end,
        withdrawn_at = null
    where (known.household_id, known.score, known.detail)
    is distinct from (excluded.household_id, excluded.score, excluded.detail)
    or known.period < excluded.period
    or known.status = 'WITHDRAWN'
