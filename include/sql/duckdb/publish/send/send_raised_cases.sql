-- Purpose: the cases that this run raises; the same question about two households is one case
-- Reads:   review_case
-- Writes:  raised_case
select
    case_id, min(kind) as kind, min(household_id) as household_id, max(score) as score,
    min(detail) as detail
from review_case
group by case_id
