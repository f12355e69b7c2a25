-- Purpose: for payees without an account of their NIK, the account of their name, if one of both
--          has no NIK and the name is unique among payees and accounts
-- Reads:   recipient, payee, account, account_by_nik
-- Writes:  account_by_name
with candidate as (
    select r.household_id, r.name_key, r.payee_nik
    from recipient as r
    anti join account_by_nik as n on r.household_id = n.household_id
    where r.name_key is not null
),

single_payee as (
    select name_key
    from payee
    where name_key in (select name_key from candidate)
    group by name_key
    having count(distinct household_id) = 1
),

single_account as (
    select name_key, any_value(account) as account
    from account
    where name_key in (select name_key from candidate)
    group by name_key
    having count(*) = 1
)

select c.household_id, a.account, a.status, a.status_on, 'NAME' as method, true as name_agrees
from candidate as c
inner join single_payee as p on c.name_key = p.name_key
inner join single_account as s on c.name_key = s.name_key
inner join account as a on s.account = a.account
where c.payee_nik is null or a.nik is null
