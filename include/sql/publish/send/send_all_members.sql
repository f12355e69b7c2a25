-- Purpose: every member of a period that was never published
-- Sorted, because the index over households grows several times faster so.
-- Reads:   member, publication
-- Writes:  published.member
select member.*, publication.period, publication.publication_id
from member
cross join publication
order by member.household_id
