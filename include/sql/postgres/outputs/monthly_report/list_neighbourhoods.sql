-- Purpose: households to be paid by RT for a period, small numbers withheld by the view
-- Reads:   report.recipients_by_rt
-- Writes:  -
-- Params:  period
select kelurahan_code, rw, rt, eligible
from report.recipients_by_rt
where period = :period
order by kelurahan_code, rw nulls last, rt nulls last
