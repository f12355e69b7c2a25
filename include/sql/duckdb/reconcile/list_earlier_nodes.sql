-- Purpose: families of a kelurahan's earlier list that share a key, as nodes for the connected
--          components
-- Reads:   earlier_family, family_key
-- Writes:  node_key
with keyed as (
    select
        earlier.family_key,
        concat_ws('|', earlier.kelurahan_code, family_key.kind, family_key.value) as key
    from earlier_family as earlier
    inner join family_key on earlier.family_key = family_key.family_key
)

select family_key as node, key
from keyed
where key in (select shared.key from keyed as shared group by shared.key having count(*) > 1)
