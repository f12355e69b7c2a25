-- Purpose: differences of the members of touched households from the last publication of the
--          period; a changed row is closed in its old form and inserted in its new one
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
