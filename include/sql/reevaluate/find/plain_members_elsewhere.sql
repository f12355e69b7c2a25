-- Purpose: the listings elsewhere of persons in two households that can end and settle nothing else:
--          not of a head, by whom a household is known, not of a household with a second list, nor of
--          one of which anybody ever changed his Kartu Keluarga, which can make two numbers one
-- Reads:   asked, person_in_two_households, shared_pair, eventful_person, household, kk_step
-- Writes:  subject
select distinct pair.other_key::varchar as value, person.name as about
from person_in_two_households as two
inner join shared_pair as pair
    on two.variant_no = pair.household_no and two.evidence = pair.evidence
inner join eventful_person as person on pair.person_key = person.person_key
inner join household as other on pair.other_no = other.household_no
where
    two.variant_no in (select household_no from asked)
    and pair.other_key <> other.head_key
    and not other.is_submitted_twice
    and other.household_no not in (select variant_no from kk_step)
