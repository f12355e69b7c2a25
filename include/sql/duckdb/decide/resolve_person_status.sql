-- Purpose: status of each member of an affected variant: dead, moved to another Kartu Keluarga, and
--          destination of the latest relocation
-- Reads:   variant_person, variant_link, death, relocation, kk_step
-- Writes:  settled_person
with died as (
    select link.variant_no, link.person_key, min(death.died_on) as died_on
    from variant_link as link
    inner join death on link.feed = 'dukcapil/kematian' and link.row_key = death.row_key
    group by link.variant_no, link.person_key
),

stepped as (
    select
        variant_no, person_key,
        -- by the latest step that concerns the household; steps between others do not
        not arg_max(is_to_household, step_no) as has_left
    from kk_step
    where is_from_household or is_to_household
    group by variant_no, person_key
),

relocated as (
    select
        link.variant_no, link.person_key,
        max(relocation.recency) as recency
    from variant_link as link
    inner join relocation on link.feed = 'dukcapil/pindah' and link.row_key = relocation.row_key
    group by link.variant_no, link.person_key
)

select
    person.*, died.died_on, coalesce(stepped.has_left, false) as has_left,
    relocation.recency, relocation.leads_out_of_dki, relocation.region_to, relocation.moved_on
from variant_person as person
left join died
    on person.variant_no = died.variant_no and person.person_key = died.person_key
left join stepped
    on person.variant_no = stepped.variant_no and person.person_key = stepped.person_key
left join relocated
    on person.variant_no = relocated.variant_no and person.person_key = relocated.person_key
left join relocation on relocated.recency = relocation.recency
