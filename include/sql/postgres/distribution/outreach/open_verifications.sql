-- Purpose: open a field verification for households that did not come to the last round; they stay
--          on the list
-- Reads:   published.invitation, published.attendance
-- Writes:  ops.field_verification
-- Params:  period, run_date, maximum_invitations
insert into ops.field_verification (household_id, period, kelurahan_code, opened_on)
select i.household_id, i.period, i.kelurahan_code, cast(:run_date as date)
from published.invitation as i
where i.period = :period
    and i.round = :maximum_invitations
    and i.day < cast(:run_date as date)
    and not exists (
        select from published.attendance as a
        where a.invitation_id = i.invitation_id and a.outcome = 'COLLECTED'
    )
on conflict (household_id, period) do nothing
