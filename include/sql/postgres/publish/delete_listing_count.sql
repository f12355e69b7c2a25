-- Purpose: make room for the counts of a publication
-- Reads:   -
-- Writes:  ops.listing_count
-- Params:  period
delete from ops.listing_count where period = :period
