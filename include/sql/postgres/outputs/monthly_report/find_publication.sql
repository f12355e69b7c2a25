-- Purpose: the last publication of a period
-- Reads:   report.publications
-- Writes:  -
-- Params:  period
select
    publication_id, period, run_date, published_at, digest, rule_set, is_approved_by_person
from report.publications
where period = :period
order by publication_id desc
limit 1
