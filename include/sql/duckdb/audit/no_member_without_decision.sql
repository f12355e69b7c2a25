-- severity: stop
-- Purpose: every member belongs to a household with a decision
-- Reads:   decision, member
-- Writes:  no_member_without_decision
select household_id
from member
where not exists (select 1 from decision where decision.household_id = member.household_id)
