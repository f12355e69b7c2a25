-- Purpose: how the members of touched households differ from the last publication of the period;
--          one whose row changed is inserted in its new form and closed in its old one
-- Reads:   member_known, touched_household, member_state, touched_base_household, base_member_state
-- Writes:  member_change
with now as materialized (
    from members_of('member_known', 'touched_household', 'member_state')
),

before as materialized (
    from members_of('member_known', 'touched_base_household', 'base_member_state')
),

inserted as (
    from now
    except
    from before
),

closed as (
    from before
    except
    from now
)

select household_id, source_row, 'INSERTED' as change
from inserted
union all
select household_id, source_row, 'CLOSED'
from closed
