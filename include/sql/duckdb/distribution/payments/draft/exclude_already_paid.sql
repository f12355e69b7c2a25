-- Purpose: recipients whose NIK or account is already paid, or to be paid, for another household in
--          one of their months: of several in one draft the first household is paid
-- Reads:   recipient, chosen_account, claim
-- Writes:  paid_elsewhere
with payable as (
    select r.household_id, r.periods, r.payee_nik, a.account
    from recipient as r
    inner join chosen_account as a on r.household_id = a.household_id
    where a.obstacle is null
),

month as (
    select household_id, payee_nik, account, unnest(periods) as period
    from payable
),

found as (
    select m.household_id, 'PAYEE_PAID_ELSEWHERE' as obstacle
    from month as m
    inner join claim as c on m.payee_nik = c.payee_nik and m.period = c.period
    union all
    select household_id, 'PAYEE_PAID_ELSEWHERE'
    from payable
    where payee_nik is not null
    qualify row_number() over (partition by payee_nik order by household_id) > 1
    union all
    select m.household_id, 'ACCOUNT_PAID_ELSEWHERE'
    from month as m
    inner join claim as c on m.account = c.account and m.period = c.period
    union all
    select household_id, 'ACCOUNT_PAID_ELSEWHERE'
    from payable
    qualify row_number() over (partition by account order by household_id) > 1
)

select household_id, max(obstacle) as obstacle
from found
group by household_id
