-- Purpose: the outcomes with the number of their reconciliation
-- Reads:   outcome, reconciliation
-- Writes:  numbered_outcome
select r.reconciliation_number, o.instruction_id, o.outcome
from outcome as o
cross join reconciliation as r
