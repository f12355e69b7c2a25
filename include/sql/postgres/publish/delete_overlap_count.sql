-- Purpose: make room for the counts of a publication
-- Reads:   -
-- Writes:  ops.overlap_count
-- Params:  period
delete from ops.overlap_count where period = :period
