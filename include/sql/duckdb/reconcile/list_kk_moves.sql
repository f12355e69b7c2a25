-- Purpose: moves from one Kartu Keluarga to another, by NIK, in order
-- Reads:   kk_event, relocation, person_link, person, pair_by_nik, resolution
-- Writes:  kk_move
with passage as (
    select
        nik, no_kk_from, no_kk_to, changed_on, reported_on,
        landed_on, landing_number, sha256, 0 as feed_order, row_key
    from kk_event
    union
    select
        nik, no_kk_from, no_kk_to, moved_on, reported_on,
        landed_on, landing_number, sha256, 1, row_key
    from relocation
    where
        nik is not null
        and not leads_out_of_dki
        and not exists (
            select 1 from person_link as link
            where
                link.feed = 'dukcapil/pindah'
                and link.row_key = relocation.row_key
                and not link.is_linked
        )
        and not exists (
            select 1
            from pair_by_nik as pair
            inner join resolution on pair.case_id = resolution.case_id
            where
                pair.feed = 'dukcapil/pindah'
                and pair.row_key = relocation.row_key
                and resolution.answer = 'DIFFERENT'
        )
    union
    select
        person.nik, relocation.no_kk_from, relocation.no_kk_to, relocation.moved_on,
        relocation.reported_on, relocation.landed_on, relocation.landing_number,
        relocation.sha256, 1, relocation.row_key
    from relocation
    inner join person_link as link
        on
            link.feed = 'dukcapil/pindah'
            and relocation.row_key = link.row_key
            and link.is_linked
    inner join person on link.person_key = person.person_key
    where person.nik is not null and not relocation.leads_out_of_dki
)

select
    nik, no_kk_from, no_kk_to, changed_on,
    row_number() over (
        order by
            changed_on, reported_on, landed_on, landing_number, sha256, feed_order, row_key, nik
    ) as recency
from passage
where no_kk_to is not null and no_kk_from is distinct from no_kk_to
