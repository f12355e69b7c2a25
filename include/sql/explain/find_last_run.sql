-- Purpose: the run of the last publication of a period, whose facts are the newest
-- Reads:   published.publication
-- Writes:  -
-- Params:  period
select run_id, run_date
from published.publication
where period = :period
order by publication_id desc
limit 1
