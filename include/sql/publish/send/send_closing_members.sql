-- Purpose: the members whose current row ends
-- Reads:   member_close
-- Writes:  closing_member
select household_id, source_file, source_row
from member_close
order by household_id, source_file, source_row
