-- Purpose: every key ever published, and those of this run
-- Reads:   published_key, household_key_now, household
-- Writes:  household_key
select kind, value, household_id, first_publication
from published_key
union all
select now.kind, now.value, household.household_id, null::bigint
from household_key_now as now
inner join household as household on now.household_no = household.household_no
left join published_key as published
    on
        now.kind = published.kind
        and now.value = published.value
        and household.household_id = published.household_id
where published.household_id is null
