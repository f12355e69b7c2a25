-- Purpose: one pair of each combination of relations
-- Reads:   related_pair
-- Writes:  example_pair
select join_key_l, join_key_r, '0' as match_key, name_relation, birth_date_relation, place_relation
from related_pair
qualify
    row_number() over (
        partition by name_relation, birth_date_relation, place_relation
        order by join_key_l, join_key_r
    ) = 1
