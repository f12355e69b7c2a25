-- Purpose: households of a month by the reason that excludes or holds them
-- Reads:   report.exclusions_by_reason
-- Writes:  -
-- Params:  period
select status, reason_code, sum(households) as households
from report.exclusions_by_reason
where period = :period
group by status, reason_code
order by status desc, households desc, reason_code asc
