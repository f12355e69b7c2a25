-- Purpose: which landings the last publication of all had used
-- Reads:   published.publication
-- Writes:  -
select run_date, landings
from published.publication
order by publication_id desc
limit 1
