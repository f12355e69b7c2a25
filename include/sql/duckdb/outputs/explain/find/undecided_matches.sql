-- Purpose: undecided matches of the household
-- Reads:   asked, undecided_match, affected_person
-- Writes:  subject
select distinct undecided.case_id as value, person.name as about
from undecided_match as undecided
inner join affected_person as person on undecided.person_key = person.person_key
where undecided.variant_no in (select household_no from asked)
