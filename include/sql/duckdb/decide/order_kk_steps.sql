-- Purpose: the sequence of Kartu Keluarga of a person in the registry: KK changes by NIK, and
--          linked relocations that name the new number
-- Reads:   variant_person, kk_event, variant_link, relocation, kk_class, household_kk
-- Writes:  kk_step
with step as (
    select
        person.variant_no, person.person_key, person.household_no,
        event.no_kk_from, event.no_kk_to, event.changed_on, event.reported_on,
        event.landed_on, event.landing_number, event.sha256, 0 as feed_order, event.row_key
    from variant_person as person
    inner join kk_event as event on person.nik = event.nik
    union all
    select
        link.variant_no, link.person_key, link.household_no,
        relocation.no_kk_from, relocation.no_kk_to, relocation.moved_on, relocation.reported_on,
        relocation.landed_on, relocation.landing_number, relocation.sha256, 1, relocation.row_key
    from variant_link as link
    inner join relocation
        on link.feed = 'dukcapil/pindah' and link.row_key = relocation.row_key
    where relocation.no_kk_to is not null and not relocation.leads_out_of_dki
),

classed as (
    select
        step.*,
        coalesce(class_from.kk_class, step.no_kk_from) as class_from,
        coalesce(class_to.kk_class, step.no_kk_to) as class_to
    from step
    left join kk_class as class_from on step.no_kk_from = class_from.no_kk
    left join kk_class as class_to on step.no_kk_to = class_to.no_kk
)

select
    classed.variant_no, classed.person_key, classed.changed_on, classed.class_to,
    own_from.kk_class is not null as is_from_household,
    own_to.kk_class is not null as is_to_household,
    row_number() over (
        order by
            classed.changed_on, classed.reported_on,
            classed.landed_on, classed.landing_number, classed.sha256,
            classed.feed_order, classed.row_key, classed.variant_no, classed.person_key
    ) as step_no
from classed
left join household_kk as own_from
    on classed.household_no = own_from.household_no and classed.class_from = own_from.kk_class
left join household_kk as own_to
    on classed.household_no = own_to.household_no and classed.class_to = own_to.kk_class
