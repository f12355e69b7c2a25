-- Purpose: every instruction of the period's batches, with its current outcome
-- Reads:   sealed_instruction, answered_batch, standing_outcome, outcome
-- Writes:  settled_instruction
select
    i.instruction_id, i.batch_id, i.kelurahan_code, i.amount_idr,
    coalesce(n.outcome, o.outcome, 'UNANSWERED') as outcome
from sealed_instruction as i
semi join answered_batch as b on i.batch_id = b.batch_id
left join standing_outcome as o on i.instruction_id = o.instruction_id
left join outcome as n on i.instruction_id = n.instruction_id
