-- Purpose: the other neighbourhood can take each person in two households off its list
-- Reads:   asked, person_in_two_households, shared_pair, eventful_person
-- Writes:  proposal
select distinct pair.other_key::varchar as value, person.name as about
from person_in_two_households as two
inner join shared_pair as pair
    on two.variant_no = pair.household_no and two.evidence = pair.evidence
inner join eventful_person as person on pair.person_key = person.person_key
where two.variant_no in (select household_no from asked)
