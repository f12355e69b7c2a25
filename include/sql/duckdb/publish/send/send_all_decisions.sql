-- Purpose: every decision of a period that was never published
-- Reads:   decision, publication
-- Writes:  published.decision
select decision.* exclude (list_kelurahan_code, row_hash), publication.publication_id
from decision
cross join publication
