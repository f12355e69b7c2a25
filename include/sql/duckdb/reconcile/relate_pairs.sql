-- Purpose: relations of name, birth date and place of each candidate pair
-- Reads:   candidate_pair, candidate
-- Writes:  related_pair
select
    pair.*,
    name_relation(mine.name_key, theirs.name_key) as name_relation,
    birth_date_relation(mine.birth_date, theirs.birth_date) as birth_date_relation,
    place_relation(mine.kk_classes, theirs.kk_classes) as place_relation
from candidate_pair as pair
inner join candidate as mine on pair.join_key_l = mine.unique_id
inner join candidate as theirs on pair.join_key_r = theirs.unique_id
