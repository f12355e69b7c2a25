-- Purpose: households whose members can differ from the last publication: those with another
--          counting submission, and those with changed member states
-- Reads:   household, base_household, member_state, base_member_state
-- Writes:  touched
with new_state as (
    from member_state
    except
    from base_member_state
),

old_state as (
    from base_member_state
    except
    from member_state
)

select coalesce(household.household_id, base.household_id) as household_id
from household
full outer join base_household as base
    on household.household_id = base.household_id and household.family_key = base.family_key
where household.household_id is null or base.household_id is null
union
select household_id from new_state
union
select household_id from old_state
