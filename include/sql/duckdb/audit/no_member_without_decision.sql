-- severity: stop
-- Purpose: every member belongs to a household that is decided
-- Reads:   decision, member
-- Writes:  no_member_without_decision
select household_id
from member
where household_id not in (select household_id from decision)
