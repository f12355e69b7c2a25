-- Purpose: counterfactual: the list says that the family has no fixed income
-- Reads:   household, asked
-- Writes:  household
select
    household.* replace (
        household.has_fixed_income and asked.household_no is null as has_fixed_income
    )
from household
left join asked on household.household_no = asked.household_no
