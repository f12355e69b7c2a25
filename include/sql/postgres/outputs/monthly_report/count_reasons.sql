-- Purpose: households excluded or held in a period, by reason and city; one with two counts in both
-- Reads:   report.exclusions_by_reason
-- Writes:  -
-- Params:  period
select reason_code, status, kota, sum(households)::bigint as households
from report.exclusions_by_reason
where period = :period
group by reason_code, status, kota
order by reason_code, status, kota
