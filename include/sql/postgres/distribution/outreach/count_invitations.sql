-- Purpose: invitations of a period by result, kelurahan and round
-- Reads:   published.invitation, published.attendance
-- Writes:  ops.invitation_count
-- Params:  period, run_date
with answered as (
    select
        invitation_id,
        round,
        bool_or(outcome = 'COLLECTED') as has_collected,
        bool_or(outcome = 'REFUSED') as was_refused
    from published.attendance
    group by invitation_id, round
)

insert into ops.invitation_count (
    period, kelurahan_code, round, invited, collected, refused, absent, to_come
)
select
    i.period,
    i.kelurahan_code,
    i.round,
    count(*),
    count(*) filter (where a.has_collected),
    count(*) filter (where a.was_refused and not a.has_collected),
    count(*) filter (where a.invitation_id is null and i.day < cast(:run_date as date))
    + count(*) filter (where not a.has_collected and not a.was_refused),
    count(*) filter (where a.invitation_id is null and i.day >= cast(:run_date as date))
from published.invitation as i
left join answered as a on i.invitation_id = a.invitation_id and i.round = a.round
where i.period = :period
group by i.period, i.kelurahan_code, i.round
