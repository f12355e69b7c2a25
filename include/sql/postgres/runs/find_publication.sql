-- Purpose: the last publication of a period, and the run whose lake directory holds its snapshot
-- Reads:   published.publication
-- Writes:  -
-- Params:  period
select publication_id, run_id, run_date
from published.publication
where period = :period
order by publication_id desc
limit 1
