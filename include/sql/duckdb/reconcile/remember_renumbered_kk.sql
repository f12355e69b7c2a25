-- Purpose: which numbers were found to be new ones of others so far
-- Reads:   renumbered
-- Writes:  renumbered_before
select no_kk_from, no_kk_to, last_on from renumbered
