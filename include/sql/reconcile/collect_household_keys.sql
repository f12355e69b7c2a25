-- Purpose: the keys of this run that no publication had
-- Reads:   household_key_now, household, published_key
-- Writes:  household_key
select now.kind, now.value, household.household_id
from household_key_now as now
inner join household on now.household_no = household.household_no
left join published_key as published
    on
        now.kind = published.kind
        and now.value = published.value
        and household.household_id = published.household_id
where published.household_id is null
