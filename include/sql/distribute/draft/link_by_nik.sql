-- Purpose: the accounts that bear a payee's NIK
-- Reads:   recipient, account
-- Writes:  account_by_nik
select
    r.household_id,
    a.account,
    a.status,
    a.status_on,
    'NIK' as method,
    coalesce(names_agree_loosely(r.name_key, a.name_key), false) as name_agrees
from recipient as r
inner join account as a on r.payee_nik = a.nik
