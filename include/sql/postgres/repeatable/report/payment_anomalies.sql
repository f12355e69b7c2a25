-- Purpose: lines of the bank that do not match an instruction, by kind
-- Reads:   ops.payment_anomaly
-- Writes:  report.payment_anomalies
create or replace view report.payment_anomalies with (security_barrier) as
select
    period,
    kind,
    status,
    count(*) as lines,
    sum(reported_idr)::bigint as reported_idr,
    sum(expected_idr)::bigint as expected_idr
from ops.payment_anomaly
group by period, kind, status;
