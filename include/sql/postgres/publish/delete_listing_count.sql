-- Purpose: delete the counts of the period before a publication inserts new ones
-- Reads:   -
-- Writes:  ops.listing_count
-- Params:  period
delete from ops.listing_count where period = :period
