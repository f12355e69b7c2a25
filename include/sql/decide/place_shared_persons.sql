-- Purpose: a person on two lists is a member only of the household whose Kartu Keluarga the latest
--          step names; these are the others
-- Reads:   settled_person, shared_nik, household_kk
-- Writes:  member_elsewhere
with present as (
    select variant_no, household_no, person_key, nik, latest_kk_class
    from settled_person
    where nik in (select nik from shared_nik) and died_on is null and not has_left
)

select distinct here.variant_no, here.person_key
from present as here
inner join present as there
    on
        here.nik = there.nik
        and here.household_no <> there.household_no
        and there.variant_no = there.household_no
inner join household_kk as there_kk
    on
        there.household_no = there_kk.household_no
        and here.latest_kk_class = there_kk.kk_class
left join household_kk as here_kk
    on
        here.household_no = here_kk.household_no
        and here.latest_kk_class = here_kk.kk_class
where here_kk.kk_class is null
