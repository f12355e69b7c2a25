-- Purpose: members that the last publication of the period does not have in this form
-- Reads:   member, base_member
-- Writes:  member_insert
select household_id, source_file, source_row
from member
where row_hash not in (select row_hash from base_member)
