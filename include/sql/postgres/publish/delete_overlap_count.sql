-- Purpose: delete the counts of the period before a publication inserts new ones
-- Reads:   -
-- Writes:  ops.overlap_count
-- Params:  period
delete from ops.overlap_count where period = :period
