-- Purpose: links of the households concerned
-- Reads:   link, concerned
-- Writes:  link
select *
from link
where household_no in (select household_no from concerned)
