-- Purpose: the lines that do not match an instruction
-- Reads:   known_line, reconciliation
-- Writes:  ops.payment_anomaly
select
    l.sha256 as source_file, l.row_number as source_row, r.period, l.class as kind, l.status,
    case when l.batch_id is not null then l.instruction_id end as instruction_id,
    l.batch_id, l.expected_idr, l.amount_idr as reported_idr, r.reconciliation_number
from known_line as l
cross join reconciliation as r
where l.class <> 'COUNTED'
