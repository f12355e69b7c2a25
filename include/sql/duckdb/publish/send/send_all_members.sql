-- Purpose: every member of a period that was never published
-- Sorted, because the index over households is then built several times faster.
-- Reads:   decided_member, publication
-- Writes:  published.member
select member.*, publication.period, publication.publication_id
from decided_member as member
cross join publication
order by member.household_id
