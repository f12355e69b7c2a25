-- Purpose: how the members differ from the last publication of the period; one whose row changed
--          is inserted in its new form and closed in its old one
-- Reads:   member, base_member
-- Writes:  member_change
select
    coalesce(member.household_id, base.household_id) as household_id,
    coalesce(member.source_file, base.source_file) as source_file,
    coalesce(member.source_row, base.source_row) as source_row,
    case when base.row_hash is null then 'INSERTED' else 'CLOSED' end as change
from member
full outer join base_member as base on base.row_hash = member.row_hash
where member.row_hash is null or base.row_hash is null
