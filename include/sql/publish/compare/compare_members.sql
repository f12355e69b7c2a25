-- Purpose: how the members of touched households differ from the last publication of the period; one
--          whose row changed is inserted in its new form and closed in its old one
-- Reads:   member_known, touched_household, member_state, touched_base_household, base_member_state
-- Writes:  member_change
with inserted as (
    from members_of('member_known', 'touched_household', 'member_state')
    except
    from members_of('member_known', 'touched_base_household', 'base_member_state')
),

closed as (
    from members_of('member_known', 'touched_base_household', 'base_member_state')
    except
    from members_of('member_known', 'touched_household', 'member_state')
)

select household_id, source_row, 'INSERTED' as change
from inserted
union all
select household_id, source_row, 'CLOSED'
from closed
