-- severity: stop
-- Purpose: the member count is the number of living members; for a household that is no longer
--          proposed it is the one last published
-- Reads:   decision, member
-- Writes:  no_member_miscounted
with living as (
    select
        household_id,
        count(*) filter (where is_living_member) as members,
        bool_or(is_living_member is null) as has_unknown
    from member
    group by household_id
)

select decision.household_id
from decision
left join living on decision.household_id = living.household_id
where
    decision.member_count is null
    or (
        (
            decision.member_count is distinct from coalesce(living.members, 0)
            or coalesce(living.has_unknown, false)
        )
        and not coalesce(list_contains(decision.reason_codes, 'NOT_PROPOSED'), false)
    )
