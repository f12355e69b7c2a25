-- Purpose: temporary table for months whose payment failed
-- Reads:   -
-- Writes:  released_month
create temporary table released_month (household_id text, period text) on commit drop
