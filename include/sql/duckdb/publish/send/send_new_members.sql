-- Purpose: the members that the last publication does not have in this form
-- Reads:   decided_member, member_change, publication
-- Writes:  published.member
select member.*, publication.period, publication.publication_id
from decided_member as member
semi join (from member_change where change = 'INSERTED') as inserted
    using (household_id, source_row)
cross join publication
order by member.household_id, member.source_row
