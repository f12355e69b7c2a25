-- Purpose: the members whose current row ends
-- Reads:   member_change
-- Writes:  closing_member
select household_id, source_row
from member_change
where change = 'CLOSED'
order by household_id, source_row
