-- Purpose: make room for the counts of a publication
-- Reads:   -
-- Writes:  ops.reason_count
-- Params:  period
delete from ops.reason_count where period = :period
