-- Purpose: temporary table for months that a draft retries in addition to the requested ones
-- Reads:   -
-- Writes:  arrear
create temporary table arrear (household_id text, period text) on commit drop
