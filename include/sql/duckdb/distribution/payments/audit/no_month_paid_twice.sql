-- Purpose: no household, payee or account is claimed twice for a month, over all batches and the
--          draft
-- Reads:   claim, instruction
-- Writes:  no_month_paid_twice
with month as (
    select household_id, payee_nik, account, period from claim
    union all
    select household_id, payee_nik, account, unnest(coalesce(periods, [null])) from instruction
)

select 'household' as what, household_id as who, period
from month
group by all
having count(*) > 1 or household_id is null or period is null
union all
select 'payee', payee_nik, period
from month
where payee_nik is not null
group by all
having count(*) > 1
union all
select 'account', account, period
from month
group by all
having count(*) > 1 or account is null
