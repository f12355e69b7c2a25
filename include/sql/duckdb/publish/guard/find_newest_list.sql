-- Purpose: the newest list used, of a feed filed by period
-- Reads:   known_file
-- Writes:  newest_list
-- Params:  feed, period
select max(period) as period
from known_file
where feed = $feed and status in ('ACCEPTED', 'PARTIAL') and period <= $period
