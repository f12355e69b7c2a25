-- Purpose: the registry cancels the deaths linked to a member
-- Reads:   death, link
-- Writes:  death
-- Params:  value
select *
from death
where row_key not in (
    select row_key from link
    where feed = 'dukcapil/kematian' and person_key = $value::bigint
)
