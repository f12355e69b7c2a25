-- Purpose: the months that households are owed: eligible, requested or failed before, and not
--          claimed
-- Reads:   payee, asked_period, failure, claim
-- Writes:  owed
select
    p.* exclude (status),
    coalesce(f.attempt, 0) as failed_attempt,
    f.instruction_id as failed_instruction_id
from payee as p
left join failure as f on p.household_id = f.household_id and p.period = f.period
anti join claim as c on p.household_id = c.household_id and p.period = c.period
where p.status = 'ELIGIBLE'
    and (f.instruction_id is not null or p.period in (select period from asked_period))
