-- Purpose: current outcome of each answered instruction: that of the last reconciliation
-- Reads:   recorded_outcome
-- Writes:  standing_outcome
select instruction_id, arg_max(outcome, reconciliation_number) as outcome
from recorded_outcome
group by instruction_id
