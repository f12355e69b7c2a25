-- Purpose: how each answered instruction stands: what the last reconciliation said of it
-- Reads:   recorded_outcome
-- Writes:  standing_outcome
select instruction_id, arg_max(outcome, reconciliation_number) as outcome
from recorded_outcome
group by instruction_id
