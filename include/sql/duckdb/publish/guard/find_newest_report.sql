-- Purpose: the newest report known on the run date, of a feed that reports events
-- Reads:   event
-- Writes:  newest_report
-- Params:  run_date
select max(reported_on) as day
from event
where reported_on <= $run_date
