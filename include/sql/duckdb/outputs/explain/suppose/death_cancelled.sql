-- Purpose: counterfactual: the registry cancels the deaths linked to a member
-- Reads:   death, link
-- Writes:  death
-- Params:  value
select *
from death
where
    not exists (
        select 1 from link
        where
            link.feed = 'dukcapil/kematian'
            and link.person_key = $value::bigint
            and link.row_key = death.row_key
    )
