-- Purpose: the members that the last publication does not have in this form
-- Reads:   member, member_insert, publication
-- Writes:  published.member
select member.* exclude (row_hash), publication.publication_id
from member
semi join member_insert using (household_id, source_file, source_row)
cross join publication
order by member.household_id, member.source_file, member.source_row
