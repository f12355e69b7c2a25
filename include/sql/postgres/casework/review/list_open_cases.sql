-- Purpose: the work list: cases that wait for an officer, the oldest first
-- Reads:   ops.review_case
-- Writes:  -
-- Params:  period, kind, older_than_days
select
    case_id, kind, household_id, period, score, opened_at,
    floor(extract(epoch from now() - opened_at) / 86400)::integer as open_days
from ops.review_case
where
    status = 'OPEN'
    and period = coalesce(:period, period)
    and kind = coalesce(:kind, kind)
    and opened_at <= now() - make_interval(days => :older_than_days)
order by opened_at, case_id
