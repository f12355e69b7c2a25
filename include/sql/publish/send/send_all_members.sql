-- Purpose: every member of a period that was never published
-- Reads:   member, publication
-- Writes:  published.member
select member.* exclude (row_hash), publication.publication_id
from member
cross join publication
