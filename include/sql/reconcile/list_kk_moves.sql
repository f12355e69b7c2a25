-- Purpose: who, by NIK, went from one Kartu Keluarga to another, and when
-- Reads:   kk_change, relocation, person_link, person
-- Writes:  kk_move
select nik, no_kk_from, no_kk_to, effective_on as changed_on
from kk_change
where no_kk_from <> no_kk_to
union
select nik, no_kk_from, no_kk_to, moved_on
from relocation
where
    nik is not null
    and no_kk_from <> no_kk_to
    and not leads_out_of_dki
    and row_key not in (
        select row_key from person_link where feed = 'dukcapil/pindah' and not is_linked
    )
union
select person.nik, relocation.no_kk_from, relocation.no_kk_to, relocation.moved_on
from relocation
inner join person_link as link
    on
        link.feed = 'dukcapil/pindah'
        and relocation.row_key = link.row_key
        and link.is_linked
inner join person on link.person_key = person.person_key
where
    person.nik is not null
    and relocation.no_kk_from <> relocation.no_kk_to
    and not relocation.leads_out_of_dki
