-- Purpose: the publication of a run, if its commit succeeded
-- Reads:   published.publication
-- Writes:  -
-- Params:  run_id
select publication_id, period, digest, eligible, held, ineligible, inserted, changed, closed
from published.publication
where run_id = :run_id
