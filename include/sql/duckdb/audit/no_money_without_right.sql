-- severity: stop
-- Purpose: exactly the ELIGIBLE households are paid, each the amount of the rule set
-- Reads:   decision
-- Writes:  no_money_without_right
-- Params:  amount_idr
select household_id
from decision
where amount_idr is distinct from case when status = 'ELIGIBLE' then $amount_idr else 0 end
