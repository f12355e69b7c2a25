-- Purpose: the months whose payment has failed or was returned and was not retried, each with its
--          last attempt
-- Reads:   sealed_instruction, standing_outcome, claim
-- Writes:  failure
with failed as (
    select i.household_id, unnest(i.periods) as period, i.attempt, i.instruction_id
    from sealed_instruction as i
    inner join standing_outcome as o on i.instruction_id = o.instruction_id
    where o.outcome in ('FAILED', 'RETURNED')
)

select
    f.household_id,
    f.period,
    max(f.attempt) as attempt,
    arg_max(f.instruction_id, f.attempt) as instruction_id
from failed as f
anti join claim as c on f.household_id = c.household_id and f.period = c.period
group by f.household_id, f.period
