-- Purpose: the keys of this run that no publication has
-- Reads:   household_key_now, household_identity, published_key
-- Writes:  household_key
select now.kind, now.value, identity.household_id
from household_key_now as now
inner join household_identity as identity on now.household_no = identity.household_no
left join published_key as published
    on
        now.kind = published.kind
        and now.value = published.value
        and identity.household_id = published.household_id
where published.household_id is null
