-- Purpose: households that receive another programme, by programme, in a period and those before it
-- Reads:   report.programme_overlap_by_month
-- Writes:  -
-- Params:  first_period, period
select period, programme, households
from report.programme_overlap_by_month
where period between :first_period and :period
order by period, programme
