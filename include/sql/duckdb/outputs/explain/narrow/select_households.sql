-- Purpose: households of the run that are concerned
-- Reads:   household, concerned
-- Writes:  household
select *
from household
where household_no in (select household_no from concerned)
