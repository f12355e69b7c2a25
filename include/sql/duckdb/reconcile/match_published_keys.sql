-- Purpose: households of the period that share a key with an earlier publication
-- Reads:   household_key_now, published_key, kk_class
-- Writes:  known_household
with published as (
    select
        published_key.kind, published_key.household_id,
        coalesce(kk_class.kk_class, published_key.value) as class_value
    from published_key
    left join kk_class on published_key.kind = 'no_kk' and published_key.value = kk_class.no_kk
)

select
    now.household_no, published.household_id,
    bool_or(now.kind = 'no_kk') as is_by_kk,
    count(*) as key_count
from household_key_now as now
inner join published
    on now.kind = published.kind and now.class_value = published.class_value
group by now.household_no, published.household_id
