-- Purpose: the last publication of a period
-- Reads:   published.publication
-- Writes:  -
-- Params:  period
select publication_id, period, digest, eligible, held, ineligible, inserted, changed, closed
from published.publication
where period = :period
order by publication_id desc
limit 1
