-- Purpose: households that need no site any more: collected, or in field verification
-- Reads:   published.invitation, published.attendance, ops.field_verification
-- Writes:  -
select i.household_id
from published.attendance as a
inner join published.invitation as i on a.invitation_id = i.invitation_id and a.round = i.round
where a.outcome = 'COLLECTED'
union
select household_id
from ops.field_verification
order by household_id
