-- Purpose: the kelurahan of DKI of a person's latest linked relocation
-- Reads:   pair_by_nik, pair_relocation_by_kk, relocation, resolution
-- Writes:  moved_kelurahan
with linked as (
    select pair.person_key, pair.row_key
    from pair_by_nik as pair
    left join resolution on pair.case_id = resolution.case_id
    where
        pair.feed = 'dukcapil/pindah'
        and (
            coalesce(resolution.answer, '') = 'SAME'
            or (pair.method = 'NIK' and coalesce(resolution.answer, '') <> 'DIFFERENT')
        )
    union
    select pair.person_key, pair.row_key
    from pair_relocation_by_kk as pair
    left join resolution on pair.case_id = resolution.case_id
    where coalesce(resolution.answer, '') <> 'DIFFERENT'
)

select linked.person_key, arg_max(relocation.region_to, relocation.recency) as kelurahan_code
from linked
inner join relocation on linked.row_key = relocation.row_key
group by linked.person_key
