-- Purpose: the new lines of the period
-- Reads:   landed_line
-- Writes:  result_row
-- Params:  period
select *
from landed_line
where period = $period
