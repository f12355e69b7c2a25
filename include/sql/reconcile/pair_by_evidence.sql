-- Purpose: pairs that all evidence together makes probable, with the score of the linkage model: a
--          link, or between the thresholds, or when two persons fit one row, an officer decides
-- Reads:   pair_score
-- Writes:  pair_by_evidence
-- Params:  link_threshold, review_threshold
select
    person_key, feed, row_key, 'PROBABILISTIC' as method, score,
    score >= $link_threshold and count(*) over (partition by feed, row_key) = 1 as is_linked
from pair_score
where score >= $review_threshold
