-- Purpose: where the months whose payment failed are received
-- Reads:   -
-- Writes:  released_month
create temporary table released_month (household_id text, period text) on commit drop
