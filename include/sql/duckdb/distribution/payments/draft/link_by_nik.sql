-- Purpose: the accounts with a payee's NIK
-- Equality is checked first, because comparing letters is expensive.
-- Reads:   recipient, account
-- Writes:  account_by_nik
select
    r.household_id,
    a.account,
    a.status,
    a.status_on,
    'NIK' as method,
    case
        when r.name_key = a.name_key then true
        else coalesce(names_agree_loosely(r.name_key, a.name_key), false)
    end as name_agrees
from recipient as r
inner join account as a on r.payee_nik = a.nik
