-- Purpose: the months that a draft retries in addition to the requested ones
-- Reads:   batch_instruction, unpaid, asked_period
-- Writes:  arrear
with month as (
    select household_id, unnest(periods) as period from batch_instruction
    union all
    select household_id, period from unpaid
)

select month.household_id, month.period
from month
anti join asked_period on month.period = asked_period.period
