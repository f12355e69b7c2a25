-- Purpose: counterfactual: no programme list has a member of the household as recipient
-- Reads:   link, asked
-- Writes:  link
-- Params:  value
select *
from link
where
    not (
        feed = 'kemensos'
        and programme = $value
        and household_no in (select household_no from asked)
    )
