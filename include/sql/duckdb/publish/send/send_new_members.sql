-- Purpose: members that are not in the last publication in this form
-- Reads:   decided_member, member_change, publication
-- Writes:  published.member
with inserted as (
    select household_id, source_row
    from member_change
    where change = 'INSERTED'
)

select member.*, publication.period, publication.publication_id
from decided_member as member
semi join inserted
    on member.household_id = inserted.household_id and member.source_row = inserted.source_row
cross join publication
order by member.household_id, member.source_row
