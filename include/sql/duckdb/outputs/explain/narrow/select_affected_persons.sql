-- Purpose: members of the affected households concerned
-- Reads:   affected_person, concerned
-- Writes:  affected_person
select *
from affected_person
where household_no in (select household_no from concerned)
