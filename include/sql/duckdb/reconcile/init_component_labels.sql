-- Purpose: every node begins as a group of its own
-- Reads:   node_key
-- Writes:  node_label
select distinct node, node as label from node_key
