-- Purpose: one NIK is a living member of two households, and neither the registry nor an officer
--          has resolved which
-- Reads:   member, placed_person, shared_pair
-- Writes:  person_in_two_households
select
    here.variant_no, 'PERSON_IN_TWO_HOUSEHOLDS' as reason_code, false as is_excluding,
    pair.evidence
from shared_pair as pair
inner join member as here on pair.person_key = here.person_key
inner join member as there
    on pair.other_key = there.person_key and there.variant_no = there.household_no
left join placed_person as placed
    on here.variant_no = placed.variant_no and here.person_key = placed.person_key
where
    pair.is_confirmed_distinct is not true
    and here.is_living
    and there.is_living
    and placed.person_key is null
