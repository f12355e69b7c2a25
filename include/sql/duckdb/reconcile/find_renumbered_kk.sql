-- Purpose: B is a new number of A when every living member of A with a NIK on the day of the last
--          change went from A to B, including the head of B's family; if A was never on a list, the
--          family under B is used instead. Whether a third number, given to A earlier, is another
--          Kartu Keluarga is known from the previous round: run until nothing changes
-- Reads:   kk_move, kk_family, person, person_link, death, relocation, renumbered_before
-- Writes:  renumbered
with change as (
    select no_kk_from, no_kk_to, max(changed_on) as last_on
    from kk_move
    where no_kk_from is not null
    group by no_kk_from, no_kk_to
),

family_of_change as (
    select
        change.no_kk_from, change.no_kk_to, change.last_on,
        coalesce(origin.family_key, target.family_key) as family_key,
        origin.family_key is null as is_target_standing,
        target.head_nik
    from change
    left join kk_family as origin on change.no_kk_from = origin.no_kk
    left join kk_family as target on change.no_kk_to = target.no_kk
),

own_number as (
    select no_kk_from, no_kk_to, no_kk_from as no_kk from family_of_change
    union
    select no_kk_from, no_kk_to, no_kk_to as no_kk from family_of_change where is_target_standing
    union
    select family.no_kk_from, family.no_kk_to, earlier.no_kk_to as no_kk
    from family_of_change as family
    inner join renumbered_before as earlier
        on family.no_kk_from = earlier.no_kk_from and family.last_on > earlier.last_on
),

candidate as (
    select
        family.no_kk_from, family.no_kk_to, family.last_on,
        person.person_key, person.nik, person.birth_date
    from family_of_change as family
    inner join person on family.family_key = person.household_no
),

-- steps into or out of the numbers of A's class
crossing as (
    select
        candidate.no_kk_from, candidate.no_kk_to, candidate.last_on, candidate.person_key,
        move.changed_on, move.recency, own_to.no_kk is not null as leads_in
    from candidate
    inner join kk_move as move on candidate.nik = move.nik
    left join own_number as own_from
        on
            candidate.no_kk_from = own_from.no_kk_from
            and candidate.no_kk_to = own_from.no_kk_to
            and move.no_kk_from = own_from.no_kk
    left join own_number as own_to
        on
            candidate.no_kk_from = own_to.no_kk_from
            and candidate.no_kk_to = own_to.no_kk_to
            and move.no_kk_to = own_to.no_kk
    where (own_from.no_kk is null) <> (own_to.no_kk is null)
),

-- not members: persons who left before that day without returning, or joined after it
absent as (
    select no_kk_from, no_kk_to, person_key
    from crossing
    group by no_kk_from, no_kk_to, person_key
    having
        coalesce(not arg_max(leads_in, recency) filter (where changed_on < last_on), false)
        or coalesce(bool_or(leads_in) filter (where changed_on > last_on), false)
),

present as (
    select
        candidate.no_kk_from, candidate.no_kk_to, candidate.nik,
        coalesce((
            select arg_max(relocation.leads_out_of_dki, relocation.recency)
            from person_link as link
            inner join relocation on link.row_key = relocation.row_key
            where
                link.feed = 'dukcapil/pindah'
                and link.person_key = candidate.person_key and link.is_linked
                and relocation.moved_on <= candidate.last_on
        ), false) as is_out_of_dki
    from candidate
    left join absent
        on
            candidate.no_kk_from = absent.no_kk_from
            and candidate.no_kk_to = absent.no_kk_to
            and candidate.person_key = absent.person_key
    where
        absent.person_key is null
        and candidate.birth_date <= candidate.last_on
        -- persons who died by that day are not living members
        and not exists (
            select 1
            from person_link as link
            inner join death on link.row_key = death.row_key
            where
                link.feed = 'dukcapil/kematian'
                and link.person_key = candidate.person_key and link.is_linked
                and death.died_on <= candidate.last_on
        )
),

-- nor are persons who moved out of DKI, unless all did
member_then as (
    select no_kk_from, no_kk_to, nik
    from present
    qualify
        not is_out_of_dki
        or bool_and(is_out_of_dki) over (partition by no_kk_from, no_kk_to)
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
    where member.nik is not null
    group by member.no_kk_from, member.no_kk_to
)

select tested.no_kk_from, tested.no_kk_to, family.last_on
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
