-- Purpose: appeals of the households concerned
-- Reads:   appeal, concerned
-- Writes:  appeal
select *
from appeal
where household_no in (select household_no from concerned)
