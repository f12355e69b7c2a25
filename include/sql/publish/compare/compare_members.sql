-- Purpose: how the members differ from the last publication of the period; one whose row changed
--          is inserted in its new form and closed in its old one. The hash finds the few that may
--          differ; what they hold decides, so that no change of the hash itself is a change
-- Reads:   member, base_member
-- Writes:  member_change
with new_row as (
    select * exclude (row_hash) from member anti join base_member using (row_hash)
),

old_row as (
    select * exclude (row_hash) from base_member anti join member using (row_hash)
),

inserted as (
    from new_row except from old_row
),

closed as (
    from old_row except from new_row
)

select household_id, source_file, source_row, 'INSERTED' as change
from inserted
union all
select household_id, source_file, source_row, 'CLOSED'
from closed
