-- Purpose: B is a new number of A when everybody with a NIK who was a living member of A on the day
--          of the last change went from A to B, the head of B's family among them; where A was
--          never on a list, the family under B stands for it
-- Reads:   kk_move, kk_family, person, person_link, death, relocation
-- Writes:  renumbered
with change as (
    select no_kk_from, no_kk_to, max(changed_on) as last_on
    from kk_move
    group by no_kk_from, no_kk_to
),

family_of_change as (
    select
        change.no_kk_from, change.no_kk_to, change.last_on,
        coalesce(origin.family_key, target.family_key) as family_key,
        target.head_nik
    from change
    left join kk_family as origin on change.no_kk_from = origin.no_kk
    left join kk_family as target on change.no_kk_to = target.no_kk
),

member_then as (
    select family.no_kk_from, family.no_kk_to, person.nik
    from family_of_change as family
    inner join person on family.family_key = person.household_no
    where
        person.nik is not null
        -- the dead of that day, and those who moved out of DKI by then, are no living members
        and not exists (
            select 1
            from person_link as link
            inner join death on link.row_key = death.row_key
            where
                link.feed = 'dukcapil/kematian'
                and link.person_key = person.person_key and link.is_linked
                and death.died_on <= family.last_on
        )
        and not coalesce((
            select arg_max(relocation.leads_out_of_dki, relocation.recency)
            from person_link as link
            inner join relocation on link.row_key = relocation.row_key
            where
                link.feed = 'dukcapil/pindah'
                and link.person_key = person.person_key and link.is_linked
                and relocation.moved_on <= family.last_on
        ), false)
        -- who had left for a third number before that day, and not come back, is none either
        and not coalesce((
            select arg_max(
                move.no_kk_from = family.no_kk_from and move.no_kk_to <> family.no_kk_to,
                move.changed_on
            )
            from kk_move as move
            where
                move.nik = person.nik
                and move.changed_on < family.last_on
                and (move.no_kk_from = family.no_kk_from or move.no_kk_to = family.no_kk_from)
        ), false)
),

tested as (
    select
        member.no_kk_from, member.no_kk_to,
        bool_and(exists (
            select 1 from kk_move as move
            where
                move.nik = member.nik
                and move.no_kk_from = member.no_kk_from
                and move.no_kk_to = member.no_kk_to
        )) as everybody_went
    from member_then as member
    group by member.no_kk_from, member.no_kk_to
)

select tested.no_kk_from, tested.no_kk_to
from tested
inner join family_of_change as family
    on tested.no_kk_from = family.no_kk_from and tested.no_kk_to = family.no_kk_to
where
    tested.everybody_went
    and (
        family.head_nik is null
        or exists (
            select 1 from kk_move as move
            where
                move.nik = family.head_nik
                and move.no_kk_from = family.no_kk_from
                and move.no_kk_to = family.no_kk_to
        )
    )
