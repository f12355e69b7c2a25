-- Purpose: each pair of numbers as two nodes that share a key, for the connected components
-- Reads:   renumbered
-- Writes:  node_key
select no_kk_from as node, no_kk_from || '>' || no_kk_to as key from renumbered
union
select no_kk_to, no_kk_from || '>' || no_kk_to from renumbered
