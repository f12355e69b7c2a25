-- Purpose: members of the last publication of the period that no longer stand in this form
-- Reads:   member, base_member
-- Writes:  member_close
select household_id, source_file, source_row
from base_member
where row_hash not in (select row_hash from member)
