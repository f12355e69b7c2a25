-- Purpose: the instructions with their batch
-- Reads:   instruction, draft_batch
-- Writes:  batch_instruction
select i.*, b.batch_id
from instruction as i
cross join draft_batch as b
