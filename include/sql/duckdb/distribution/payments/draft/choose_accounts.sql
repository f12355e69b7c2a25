-- Purpose: the account of each recipient: an active one if any, else the one with the latest
--          status; and its obstacle to payment, null when there is none
-- Reads:   recipient, account_by_nik, account_by_name
-- Writes:  chosen_account
with linked as (
    from account_by_nik
    union all by name
    from account_by_name
),

weighed as (
    select
        household_id,
        account,
        method,
        status_on,
        case
            when not name_agrees then 'ACCOUNT_NAME_DIFFERS'
            when status = 'BELUM DIAMBIL' then 'ACCOUNT_NOT_COLLECTED'
            when status = 'DORMAN' then 'ACCOUNT_DORMANT'
            when status = 'DITUTUP' then 'ACCOUNT_CLOSED'
        end as obstacle
    from linked
),

best as (
    select *
    from weighed
    qualify
        row_number() over (
            partition by household_id
            order by obstacle is not null, obstacle = 'ACCOUNT_CLOSED', status_on desc, account asc
        ) = 1
)

select
    r.household_id,
    b.account,
    b.method as account_method,
    case when b.account is null then 'NO_ACCOUNT' else b.obstacle end as obstacle
from recipient as r
left join best as b on r.household_id = b.household_id
