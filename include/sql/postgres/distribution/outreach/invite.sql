-- Purpose: insert due invitations: the first, or the next round for households that did not come,
--          with site and day of the last plan. No invitation while an earlier day is in the future,
--          nor after the last round
-- Reads:   published.site_plan, published.site_assignment, published.invitation,
--          published.attendance, published.current_decision
-- Writes:  published.invitation
-- Params:  period, run_date, maximum_invitations
with standing as (
    select plan_number
    from published.site_plan
    where period = :period
    order by plan_number desc
    limit 1
),

invited as (
    select household_id, max(round) as round, max(day) as day
    from published.invitation
    where period = :period
    group by household_id
)

insert into published.invitation (
    invitation_id, round, period, household_id, kelurahan_code, site_code, day, plan_number,
    invited_on
)
select
    upper(left(
        encode(sha256(convert_to(concat(:period, '|', a.household_id), 'UTF8')), 'hex'), 20
    )),
    coalesce(i.round, 0) + 1,
    :period,
    a.household_id,
    d.kelurahan_code,
    a.site_code,
    a.day,
    a.plan_number,
    cast(:run_date as date)
from standing as s
inner join published.site_assignment as a on s.plan_number = a.plan_number
inner join published.current_decision as d
    on a.household_id = d.household_id and d.period = :period and d.status = 'ELIGIBLE'
left join invited as i on a.household_id = i.household_id
where a.day > cast(:run_date as date)
    and (i.day is null or i.day < cast(:run_date as date))
    and coalesce(i.round, 0) < :maximum_invitations
    and not exists (
        select from published.attendance as t
        inner join published.invitation as n on t.invitation_id = n.invitation_id
        where n.household_id = a.household_id and t.outcome = 'COLLECTED'
    )
