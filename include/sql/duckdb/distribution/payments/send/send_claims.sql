-- Purpose: the months that a batch pays
-- Reads:   batch_instruction
-- Writes:  published.payment_claim
select household_id, unnest(periods) as period, payee_nik, account, instruction_id
from batch_instruction
