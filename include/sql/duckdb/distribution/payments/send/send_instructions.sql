-- Purpose: the instructions of a batch
-- Reads:   batch_instruction
-- Writes:  published.payment_instruction
select * exclude (name_key)
from batch_instruction
