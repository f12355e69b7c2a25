-- Purpose: each member whose NIK is also on the list of another household, with that other listing;
--          both sides share one case, and its resolution
-- Reads:   affected_person, shared_nik, household, resolution
-- Writes:  shared_pair
with listed as (
    select
        person.person_key, person.household_no, person.nik, person.row_number,
        household.household_id, household.source_file,
        sha256(person_content(
            person.nik, person.name_key, person.birth_date,
            residence(
                household.no_kk, household.kelurahan_code, household.rt, household.rw,
                household.address_key, household.head_nik, household.head_name
            )
        )) as side
    from affected_person as person
    inner join household on person.household_no = household.household_no
    where person.nik in (select nik from shared_nik)
),

pair as (
    select
        here.person_key, here.household_no, here.nik, here.household_id, here.row_number,
        here.source_file, here.side,
        there.person_key as other_key, there.household_no as other_no,
        there.household_id as other_household_id, there.row_number as other_row,
        there.source_file as other_file, there.side as other_side,
        sha256(concat_ws(
            chr(31), 'TWO', least(here.side, there.side), greatest(here.side, there.side)
        )) as case_id
    from listed as here
    inner join listed as there
        on here.nik = there.nik and here.household_no is distinct from there.household_no
)

select
    pair.*,
    json_object(
        'feed', 'rt_rw', 'file', pair.other_file, 'row', pair.other_row,
        'method', 'NIK', 'member_row', pair.row_number
    )::varchar as evidence,
    coalesce(resolution.answer, '') = 'DIFFERENT' as is_confirmed_distinct,
    coalesce(resolution.answer, '') = 'SAME' and resolution.belongs_to = pair.other_side
        as belongs_to_other
from pair
left join resolution on pair.case_id = resolution.case_id
