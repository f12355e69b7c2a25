-- Purpose: number of living members of a variant, and its eldest living head; unaffected variants
--          are as listed
-- Reads:   member, household
-- Writes:  living
select
    variant_no,
    count(*) filter (where is_living) as living_count,
    bool_or(nik is not null) as has_nik,
    arg_min(
        person_key, (birth_date, coalesce(nik, '~'), row_number)
    ) filter (where is_living and relationship = 'KEPALA KELUARGA') as head_key
from member
group by variant_no
union all
select household_no, member_count, has_nik, head_key
from household
where not exists (select 1 from member where member.variant_no = household.household_no)
