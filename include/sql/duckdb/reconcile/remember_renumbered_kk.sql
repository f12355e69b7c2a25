-- Purpose: numbers found so far to be renumbered from others
-- Reads:   renumbered
-- Writes:  renumbered_before
select no_kk_from, no_kk_to, last_on from renumbered
