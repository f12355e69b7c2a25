-- Purpose: one NIK is a living member of two households, and the registry does not say of which
-- Reads:   member, placed_person, shared_nik, household
-- Writes:  person_in_two_households
select distinct
    here.variant_no, 'PERSON_IN_TWO_HOUSEHOLDS' as reason_code, false as is_excluding,
    json_object(
        'feed', 'rt_rw', 'file', other.source_file, 'row', there.row_number,
        'method', 'NIK', 'member_row', here.row_number
    )::varchar as evidence
from member as here
inner join member as there
    on
        here.nik = there.nik
        and here.household_no <> there.household_no
        and there.variant_no = there.household_no
inner join household as other on there.household_no = other.household_no
left join placed_person as placed
    on here.variant_no = placed.variant_no and here.person_key = placed.person_key
where
    here.nik in (select nik from shared_nik)
    and here.is_living
    and there.is_living
    and placed.person_key is null
