-- Purpose: instructions and rupiah of each batch by outcome
-- Reads:   report.payments
-- Writes:  -
-- Params:  period
select
    period, batch_number, batch_id, outcome,
    sum(instructions)::bigint as instructions, sum(amount_idr)::bigint as amount_idr
from report.payments
where period = :period or cast(:period as text) is null
group by period, batch_number, batch_id, outcome
order by batch_number, outcome
