-- Purpose: the months that are paid or in payment
-- Reads:   sealed_instruction, standing_outcome
-- Writes:  claim
select
    i.household_id, unnest(i.periods) as period, i.payee_nik, i.account, i.instruction_id
from sealed_instruction as i
left join standing_outcome as o on i.instruction_id = o.instruction_id
where coalesce(o.outcome, 'UNANSWERED') not in ('FAILED', 'RETURNED')
