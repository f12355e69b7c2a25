-- Purpose: each node takes the smallest label of its neighbours; run until nothing changes
-- Reads:   node_key, node_label
-- Writes:  node_label
with key_label as (
    select node_key.key, min(node_label.label) as label
    from node_key
    inner join node_label on node_key.node = node_label.node
    group by node_key.key
)

select node_key.node, min(key_label.label) as label
from node_key
inner join key_label on node_key.key = key_label.key
group by node_key.node
