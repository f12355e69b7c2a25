-- Purpose: the months whose payment failed or was returned
-- Reads:   outcome, sealed_instruction
-- Writes:  released_month
select i.household_id, unnest(i.periods) as period
from outcome as o
inner join sealed_instruction as i on o.instruction_id = i.instruction_id
where o.outcome in ('FAILED', 'RETURNED')
