-- Purpose: counterfactual: the list has address, RT and RW of the household; no rule reads their
--          values
-- Reads:   household, asked
-- Writes:  household
select
    household.* replace (
        case
            when asked.household_no is null or length(household.address) >= 5 then household.address
            else 'ALAMAT'
        end as address,
        coalesce(household.rt, case when asked.household_no is not null then '001' end) as rt,
        coalesce(household.rw, case when asked.household_no is not null then '001' end) as rw
    )
from household
left join asked on household.household_no = asked.household_no
