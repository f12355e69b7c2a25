-- Purpose: what a run has published, if its commit went through
-- Reads:   published.publication
-- Writes:  -
-- Params:  run_id
select publication_id, period, digest, eligible, held, ineligible, inserted, changed, closed
from published.publication
where run_id = :run_id
