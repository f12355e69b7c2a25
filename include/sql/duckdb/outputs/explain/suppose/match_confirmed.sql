-- Purpose: counterfactual: an officer resolves that it is the same person: the row counts for that
--          person only
-- Reads:   link
-- Writes:  link
-- Params:  value
with answered as (
    select distinct feed, row_key
    from link
    where case_id = $value
)

select link.* replace (true as is_linked)
from link
where link.case_id = $value
union all by name
select link.*
from link
left join answered on link.feed = answered.feed and link.row_key = answered.row_key
where answered.row_key is null
