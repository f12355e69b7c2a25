-- severity: stop
-- Purpose: the member count is the number of living members; for a household that is no longer
--          proposed it is the one last published
-- Reads:   decision, member
-- Writes:  no_member_miscounted
with living as (
    select household_id, count(*) as members
    from member
    where is_living_member
    group by household_id
)

select decision.household_id
from decision
left join living on living.household_id = decision.household_id
where decision.member_count is distinct from coalesce(living.members, 0)
    and list_contains(decision.reason_codes, 'NOT_PROPOSED') is not true
