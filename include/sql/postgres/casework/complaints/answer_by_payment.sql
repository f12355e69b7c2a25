-- Purpose: answer to a complaint about missing payment: the latest instruction of the household for
--          the period, and its outcome
-- Reads:   published.payment_instruction, published.payment_result
-- Writes:  routed_complaint
-- Params:  period
update routed_complaint as asked
set answer = told.answer
from (
    select distinct on (i.household_id)
        i.household_id,
        coalesce(r.outcome, 'SENT') as answer
    from published.payment_instruction as i
    left join published.payment_result as r on i.instruction_id = r.instruction_id
    where :period = any(i.periods)
    order by i.household_id asc, i.attempt desc, r.outcome = 'RETURNED' desc, r.outcome
) as told
where asked.route = 'PAYMENT'
    and asked.answer = 'NOT_INSTRUCTED'
    and asked.household_id = told.household_id
