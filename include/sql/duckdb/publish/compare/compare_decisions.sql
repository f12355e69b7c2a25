-- Purpose: differences of the decisions from the last publication of the period, by household
-- Reads:   decision, base_decision
-- Writes:  decision_change
select
    coalesce(decision.household_id, base.household_id) as household_id,
    case
        when base.household_id is null then 'INSERTED'
        when decision.household_id is null then 'CLOSED'
        else 'CHANGED'
    end as change
from decision
full outer join base_decision as base on decision.household_id = base.household_id
where decision.row_hash is distinct from base.row_hash
