-- Purpose: the kelurahan of DKI that a person's latest linked relocation leads to
-- Reads:   pair_by_nik, pair_relocation_by_kk, relocation
-- Writes:  moved_kelurahan
with linked as (
    select person_key, row_key from pair_by_nik where feed = 'dukcapil/pindah' and method = 'NIK'
    union
    select person_key, row_key from pair_relocation_by_kk
)
select linked.person_key, arg_max(relocation.region_to, relocation.recency) as kelurahan_code
from linked
inner join relocation on linked.row_key = relocation.row_key
group by linked.person_key
