-- Purpose: where the months are received that a draft tries again without having been asked for
--          them
-- Reads:   -
-- Writes:  arrear
create temporary table arrear (household_id text, period text) on commit drop
