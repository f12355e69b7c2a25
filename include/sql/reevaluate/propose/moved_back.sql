-- Purpose: who moved out of DKI can move back to where the list has him
-- Reads:   asked, situation
-- Writes:  proposal
select null::varchar as value, null::varchar as about
from situation
where
    variant_no in (select household_no from asked)
    and is_out_of_dki
