-- Purpose: the current publication of each of the months
-- Reads:   published.publication
-- Writes:  -
-- Params:  periods
select period, max(publication_id) as publication_id
from published.publication
where period = any(:periods)
group by period
