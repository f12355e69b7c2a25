-- Purpose: every pair with its method and outcome; a row that links to a person by better
--          evidence counts for that person only
-- Reads:   pair_by_nik, pair_relocation_by_kk, pair_by_name_and_birth, pair_by_evidence
-- Writes:  person_link
with pair as (
    select person_key, feed, row_key, method, method = 'NIK' as is_linked, null::double as score
    from pair_by_nik
    union all
    select person_key, feed, row_key, method, true, null from pair_relocation_by_kk
    union all
    select person_key, feed, row_key, method, place_agrees, null from pair_by_name_and_birth
    union all
    select person_key, feed, row_key, method, is_linked, score from pair_by_evidence
),

ranked as (
    select
        *,
        case
            when not is_linked then 4
            when method = 'NIK' then 1
            when method = 'PROBABILISTIC' then 3
            else 2
        end as rank
    from pair
)

select person_key, feed, row_key, method, is_linked, score
from ranked
qualify rank = min(rank) over (partition by feed, row_key)
