-- Purpose: every pair with its method and outcome; a row that links to a person by better
--          evidence counts for that person only
-- Reads:   pair_by_nik, pair_relocation_by_kk, pair_by_name_and_birth
-- Writes:  person_link
with pair as (
    select person_key, feed, row_key, method, method = 'NIK' as is_linked from pair_by_nik
    union all
    select person_key, feed, row_key, method, true from pair_relocation_by_kk
    union all
    select person_key, feed, row_key, method, place_agrees from pair_by_name_and_birth
),

ranked as (
    select
        *,
        min(case when not is_linked then 3 when method = 'NIK' then 1 else 2 end)
            over (partition by feed, row_key) as best,
        case when not is_linked then 3 when method = 'NIK' then 1 else 2 end as rank
    from pair
)

select person_key, feed, row_key, method, is_linked
from ranked
where rank = best
