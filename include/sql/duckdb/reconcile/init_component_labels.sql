-- Purpose: initial labels: every node is a component of its own
-- Reads:   node_key
-- Writes:  node_label
select distinct node, node as label from node_key
