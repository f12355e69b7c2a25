-- Purpose: anomalous bank lines, by month and kind
-- Reads:   report.payment_anomalies
-- Writes:  -
-- Params:  period
select
    period, kind, sum(lines)::bigint as lines, sum(reported_idr)::bigint as reported_idr
from report.payment_anomalies
where period = :period or cast(:period as text) is null
group by period, kind
order by period, kind
