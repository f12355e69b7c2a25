-- Purpose: the accounts that bear a payee's NIK
-- Most names are equal, and letters are expensive to compare.
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
