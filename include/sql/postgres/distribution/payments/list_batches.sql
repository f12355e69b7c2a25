-- Purpose: all sealed batches, in order
-- Reads:   published.payment_batch
-- Writes:  -
select batch_number, batch_id, period, run_date, instruction_count, amount_idr, csv_sha256
from published.payment_batch
order by batch_number
