-- Purpose: the months owed that cannot be paid, with the reason
-- Reads:   recipient, chosen_account, paid_elsewhere
-- Writes:  unpaid
select
    r.household_id,
    unnest(r.periods) as period,
    r.kelurahan_code,
    coalesce(a.obstacle, p.obstacle) as reason,
    r.rt,
    r.rw,
    r.payee_nik,
    r.payee_name,
    a.account
from recipient as r
inner join chosen_account as a on r.household_id = a.household_id
left join paid_elsewhere as p on r.household_id = p.household_id
where coalesce(a.obstacle, p.obstacle) is not null
