-- Purpose: the cases that this run raises; one case if the same question concerns two households
-- Reads:   review_case
-- Writes:  raised_case
select
    case_id, min(kind) as kind, min(household_id) as household_id, max(score) as score,
    min(detail) as detail
from review_case
group by case_id
