-- Purpose: how the members differ from the last publication of the period; one whose row changed
--          is inserted in its new form and closed in its old one. Only households that count by
--          another submission, or of whose members something else is known, can differ
-- Reads:   household, base_household, member_state, base_member_state, member, base_member
-- Writes:  member_change
with new_state as (
    from member_state except from base_member_state
),

old_state as (
    from base_member_state except from member_state
),

touched as (
    select coalesce(household.household_id, base.household_id) as household_id
    from household
    full outer join base_household as base on household.household_id = base.household_id
    where household.family_key is distinct from base.family_key
    union
    select household_id from new_state
    union
    select household_id from old_state
),

new_row as (
    from member where household_id in (select household_id from touched)
),

old_row as (
    from base_member where household_id in (select household_id from touched)
),

inserted as (
    from new_row except from old_row
),

closed as (
    from old_row except from new_row
)

select household_id, source_row, 'INSERTED' as change
from inserted
union all
select household_id, source_row, 'CLOSED'
from closed
