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
comment on view report.payment_anomalies is 'Lines of the bank''s results that count for nothing until they are explained, by kind.';
comment on column report.payment_anomalies.period is 'Month in whose folder they lie.';
comment on column report.payment_anomalies.kind is 'What is wrong with them, such as WRONG_AMOUNT.';
comment on column report.payment_anomalies.status is 'What they say: BERHASIL, GAGAL or RETUR.';
comment on column report.payment_anomalies.lines is 'Number of lines.';
comment on column report.payment_anomalies.reported_idr is 'Rupiah on the lines.';
comment on column report.payment_anomalies.expected_idr is 'Rupiah instructed; null where no instruction is known.';
