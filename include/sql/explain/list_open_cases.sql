-- Purpose: what an officer still has to decide of a household
-- Reads:   ops.review_case
-- Writes:  -
-- Params:  household_id
select case_id, kind, period, opened_at, detail
from ops.review_case
where household_id = :household_id and status = 'OPEN'
order by opened_at, case_id
