-- Purpose: persons for whom the household is held because another one lists them too
-- Reads:   asked, person_in_two_households, shared_pair, affected_person
-- Writes:  subject
select distinct pair.case_id as value, person.name as about
from person_in_two_households as two
inner join shared_pair as pair
    on two.variant_no = pair.household_no and two.evidence = pair.evidence
inner join affected_person as person on pair.person_key = person.person_key
where two.variant_no in (select household_no from asked)
