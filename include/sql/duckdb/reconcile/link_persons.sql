-- Purpose: every pair with its method and outcome; an officer's resolution takes precedence over
--          evidence, and a row linked to a person by better evidence is linked to that person only
-- Reads:   pair_by_nik, pair_relocation_by_kk, pair_by_name_and_birth, pair_by_evidence, resolution
-- Writes:  person_link
with pair as (
    select
        person_key, feed, row_key, method, case_id, method = 'NIK' as is_linked,
        null::double as score
    from pair_by_nik
    union all
    select person_key, feed, row_key, method, case_id, true, null from pair_relocation_by_kk
    union all
    select person_key, feed, row_key, method, case_id, place_agrees, null
    from pair_by_name_and_birth
    union all
    select person_key, feed, row_key, method, case_id, is_linked, score from pair_by_evidence
),

judged as (
    select
        pair.person_key, pair.feed, pair.row_key, pair.method, pair.case_id, pair.score,
        coalesce(resolution.answer, '') = 'SAME' as is_answered,
        pair.is_linked or coalesce(resolution.answer, '') = 'SAME' as is_linked
    from pair
    left join resolution on pair.case_id = resolution.case_id
    where coalesce(resolution.answer, '') <> 'DIFFERENT'
),

ranked as (
    select
        *,
        case
            when is_answered then 0
            when not is_linked then 4
            when method = 'NIK' then 1
            when method = 'PROBABILISTIC' then 3
            else 2
        end as rank
    from judged
)

select person_key, feed, row_key, method, case_id, is_answered, is_linked, score
from ranked
qualify rank = min(rank) over (partition by feed, row_key)
