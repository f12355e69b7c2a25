-- Purpose: insert the control totals of a sealed batch
-- Reads:   -
-- Writes:  published.payment_batch
-- Params:  batch_id, batch_number, period, asked_periods, run_date, instruction_count, amount_idr,
--          csv_sha256, publications, approved_by
insert into published.payment_batch (
    batch_id, batch_number, period, asked_periods, run_date, instruction_count, amount_idr,
    csv_sha256, publications, approved_by
) values (
    :batch_id, :batch_number, :period, :asked_periods, cast(:run_date as date),
    :instruction_count, :amount_idr, :csv_sha256, cast(:publications as jsonb), :approved_by
)
