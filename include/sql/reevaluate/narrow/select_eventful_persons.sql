-- Purpose: of the members of eventful households, those of the households concerned
-- Reads:   eventful_person, concerned
-- Writes:  eventful_person
select *
from eventful_person
where household_no in (select household_no from concerned)
