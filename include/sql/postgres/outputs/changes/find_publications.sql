-- Purpose: which of two publications exist
-- Reads:   published.publication
-- Writes:  -
-- Params:  earlier, later
select publication_id, period, run_date
from published.publication
where publication_id in (:earlier, :later)
