-- Purpose: the current publication of a month
-- Reads:   published.publication
-- Writes:  -
-- Params:  period
select publication_id, run_date, eligible, held, ineligible, digest
from published.publication
where period = :period
order by publication_id desc
limit 1
