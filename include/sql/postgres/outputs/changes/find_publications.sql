-- Purpose: which of two publications there are
-- Reads:   published.publication
-- Writes:  -
-- Params:  earlier, later
select publication_id, period, run_date
from published.publication
where publication_id in (:earlier, :later)
