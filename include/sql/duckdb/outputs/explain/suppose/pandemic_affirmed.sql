-- Purpose: counterfactual: the list says that the pandemic affects the family
-- Reads:   household, asked
-- Writes:  household
select
    household.* replace (
        household.is_affected or asked.household_no is not null as is_affected
    )
from household
left join asked on household.household_no = asked.household_no
