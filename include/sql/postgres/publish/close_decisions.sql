-- Purpose: close decisions that changed or are no longer published
-- Reads:   closing_decision
-- Writes:  published.decision
-- Params:  period, publication_id
update published.decision as decision
set valid_to = now(), closed_by_publication_id = :publication_id
from closing_decision as closing
where decision.household_id = closing.household_id
    and decision.period = :period
    and decision.valid_to is null
