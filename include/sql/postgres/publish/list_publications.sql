-- Purpose: all publications, in order
-- Reads:   published.publication
-- Writes:  -
select publication_id, period, run_id, digest
from published.publication
order by publication_id
