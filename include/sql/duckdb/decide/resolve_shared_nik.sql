-- Purpose: a living member of two households with Kartu Keluarga steps is a member only of the
--          household whose Kartu Keluarga the latest step names
-- Reads:   settled_person, shared_nik, shared_pair, kk_step, household_kk
-- Writes:  placed_person
with at_home as (
    select
        variant_no, household_no, person_key, nik,
        coalesce(leads_out_of_dki, false) as is_out,
        bool_and(coalesce(leads_out_of_dki, false)) over (partition by variant_no) as is_all_out
    from settled_person
    where
        died_on is null
        and not has_left
        and not exists (
            select 1 from shared_pair as pair
            where pair.person_key = settled_person.person_key and pair.belongs_to_other
        )
),

present as (
    select variant_no, household_no, person_key, nik
    from at_home
    where nik in (select nik from shared_nik) and (is_all_out or not is_out)
),

pair as (
    select
        here.variant_no, here.person_key, here.household_no,
        there.household_no as other_no, there.person_key as other_key
    from present as here
    inner join present as there
        on
            here.nik = there.nik
            and here.household_no is distinct from there.household_no
            and there.variant_no = there.household_no
    left join shared_pair as answered
        on
            here.person_key = answered.person_key
            and there.person_key = answered.other_key
            and answered.is_confirmed_distinct
    where answered.person_key is null
),

-- links of the person on one list also apply to the other list
step as (
    select pair.*, kk_step.class_to, kk_step.step_no
    from pair
    inner join kk_step
        on pair.variant_no = kk_step.variant_no and pair.person_key = kk_step.person_key
    union all
    select pair.*, kk_step.class_to, kk_step.step_no
    from pair
    inner join kk_step
        on pair.other_no = kk_step.variant_no and pair.other_key = kk_step.person_key
)

select
    step.variant_no, step.person_key,
    arg_max(here_kk.kk_class is not null, step.step_no) as is_here
from step
left join household_kk as here_kk
    on step.household_no = here_kk.household_no and step.class_to = here_kk.kk_class
left join household_kk as there_kk
    on step.other_no = there_kk.household_no and step.class_to = there_kk.kk_class
where here_kk.kk_class is not null or there_kk.kk_class is not null
group by step.variant_no, step.person_key
