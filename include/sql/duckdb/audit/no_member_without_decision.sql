-- severity: stop
-- Purpose: every member belongs to a household that is decided
-- Reads:   decision, member
-- Writes:  no_member_without_decision
select household_id
from member
where (household_id in (select household_id from decision)) is not true
