-- Purpose: counterfactual: an officer resolves that it is another person: the pair is removed
-- Reads:   link
-- Writes:  link
-- Params:  value
with answered as (
    select distinct person_key, feed, row_key
    from link
    where case_id = $value
)

select link.*
from link
left join answered
    on
        link.person_key = answered.person_key
        and link.feed = answered.feed
        and link.row_key = answered.row_key
where answered.row_key is null
