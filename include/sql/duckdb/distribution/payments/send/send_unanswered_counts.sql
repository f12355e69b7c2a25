-- Purpose: a batch's instructions, none of them answered yet
-- Reads:   batch_instruction
-- Writes:  ops.payment_count
select
    batch_id, kelurahan_code, 'UNANSWERED' as outcome,
    count(*) as instructions, sum(amount_idr)::bigint as amount_idr
from batch_instruction
group by batch_id, kelurahan_code
