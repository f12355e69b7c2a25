-- Purpose: households, persons and money of a period by kecamatan
-- Reads:   report.recipients_by_kecamatan
-- Writes:  -
-- Params:  period
select kota, kecamatan, households, eligible, held, ineligible, eligible_members, amount_idr
from report.recipients_by_kecamatan
where period = :period
order by kota, kecamatan
