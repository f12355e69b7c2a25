-- Purpose: the instructions: one per household with a usable account
-- Reads:   recipient, chosen_account, paid_elsewhere
-- Writes:  instruction
select
    r.instruction_id, r.household_id, r.periods, r.kelurahan_code, r.payee_nik, r.payee_name,
    r.name_key, a.account, a.account_method, r.amount_idr, r.attempt, r.retried_instruction_id
from recipient as r
inner join chosen_account as a on r.household_id = a.household_id
anti join paid_elsewhere as p on r.household_id = p.household_id
where a.obstacle is null
