-- Purpose: how many living members a variant has, and its eldest living head; where nothing happened
--          everybody lives as listed
-- Reads:   member, person
-- Writes:  living
with everybody as (
    select variant_no, person_key, nik, birth_date, row_number, relationship, is_living
    from member
    union all
    select household_no, person_key, nik, birth_date, row_number, relationship, true
    from person
    where household_no not in (select variant_no from member)
)

select
    variant_no,
    count(*) filter (where is_living) as living_count,
    bool_or(nik is not null) as has_nik,
    arg_min(
        person_key, (birth_date, coalesce(nik, '~'), row_number)
    ) filter (where is_living and relationship = 'KEPALA KELUARGA') as head_key
from everybody
group by variant_no
