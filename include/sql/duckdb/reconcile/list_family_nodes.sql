-- Purpose: families that share a key with another one, as nodes for the connected components;
--          families of the period and carried ones are never connected
-- Reads:   family_key, carried_family
-- Writes:  node_key
-- Params:  period
with candidate as (
    select family_key.*
    from family_key
    where family_key.period = $period
    union all
    select family_key.*
    from family_key
    inner join carried_family on family_key.family_key = carried_family.family_key
),

shared as (
    select kind, value, period = $period as is_now
    from candidate
    group by kind, value, period = $period
    having count(*) > 1
)

select candidate.family_key as node, concat_ws('|', shared.kind, shared.value, shared.is_now) as key
from candidate
inner join shared
    on
        candidate.kind = shared.kind
        and candidate.value = shared.value
        and (candidate.period = $period) = shared.is_now
