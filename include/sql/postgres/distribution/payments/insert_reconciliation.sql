-- Purpose: a reconciliation and its counts
-- Reads:   -
-- Writes:  ops.payment_reconciliation
-- Params:  reconciliation_id, reconciliation_number, period, run_date, landings, lines, counted,
--          anomalies
insert into ops.payment_reconciliation (
    reconciliation_id, reconciliation_number, period, run_date, landings, lines, counted, anomalies
) values (
    :reconciliation_id, :reconciliation_number, :period, :run_date, :landings, :lines, :counted,
    :anomalies
)
