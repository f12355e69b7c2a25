-- Purpose: eligible households that cannot be paid yet, by month and reason
-- Reads:   report.unpaid_households
-- Writes:  -
-- Params:  period
select period, reason, sum(households)::bigint as households
from report.unpaid_households
where period = :period or cast(:period as text) is null
group by period, reason
order by period, reason
