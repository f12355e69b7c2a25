-- Purpose: the landings used by the last publication
-- Reads:   published.publication
-- Writes:  -
select run_date, landings
from published.publication
order by publication_id desc
limit 1
