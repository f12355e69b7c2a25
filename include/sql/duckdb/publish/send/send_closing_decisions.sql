-- Purpose: the households whose current decision ends
-- Reads:   decision_change
-- Writes:  closing_decision
select household_id
from decision_change
where change <> 'INSERTED'
order by household_id
