-- Purpose: one accepted row of a feed
-- Reads:   accepted
-- Writes:  side
-- Params:  row_key
select *
from accepted
where row_key = $row_key
