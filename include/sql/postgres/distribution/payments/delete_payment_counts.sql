-- Purpose: delete the counts of the period's batches before they are computed again
-- Reads:   published.payment_batch
-- Writes:  ops.payment_count
-- Params:  period
delete from ops.payment_count
where batch_id in (select batch_id from published.payment_batch where period = :period)
