-- Purpose: households, persons and money of a period by city
-- Reads:   report.recipients_by_kota
-- Writes:  -
-- Params:  period
select kota, households, eligible, held, ineligible, eligible_members, amount_idr
from report.recipients_by_kota
where period = :period
order by kota
