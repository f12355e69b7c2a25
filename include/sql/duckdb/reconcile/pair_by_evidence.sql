-- Purpose: pairs that the linkage model considers probable, with score: a link, or a review case if
--          the score is between the thresholds or two persons match one row. Pairs that an officer
--          has denied are left out; confirmed pairs are linked at any score
-- Reads:   pair_score, person, feed_row, household_residence, resolution
-- Writes:  pair_by_evidence
-- Params:  link_threshold, review_threshold
with identified as (
    select
        pair.person_key, pair.feed, pair.row_key, pair.score,
        match_case(person, home.residence, row) as case_id
    from pair_score as pair
    inner join person on pair.person_key = person.person_key
    inner join household_residence as home on person.household_no = home.household_no
    inner join feed_row as row on pair.feed = row.feed and pair.row_key = row.row_key
),

fit as (
    select identified.*
    from identified
    left join resolution on identified.case_id = resolution.case_id
    where
        coalesce(resolution.answer, '') = 'SAME'
        or (
            identified.score >= $review_threshold
            and coalesce(resolution.answer, '') <> 'DIFFERENT'
        )
)

select
    person_key, feed, row_key, 'PROBABILISTIC' as method, score, case_id,
    score >= $link_threshold and count(*) over (partition by feed, row_key) = 1 as is_linked
from fit
