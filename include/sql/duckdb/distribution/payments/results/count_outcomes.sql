-- Purpose: instructions of the period's batches by outcome
-- Reads:   settled_instruction
-- Writes:  settled_count
select
    batch_id, kelurahan_code, outcome, count(*) as instructions,
    sum(amount_idr)::bigint as amount_idr
from settled_instruction
group by batch_id, kelurahan_code, outcome
