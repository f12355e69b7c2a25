-- Purpose: the decisions that differ from the last publication
-- Reads:   decision, decision_change, publication
-- Writes:  published.decision
select decision.* exclude (list_kelurahan_code, row_hash), publication.publication_id
from decision
cross join publication
where decision.household_id in (select household_id from decision_change where change <> 'CLOSED')
order by decision.household_id
