-- Purpose: delete the counts of the period before a publication inserts new ones
-- Reads:   -
-- Writes:  ops.reason_count
-- Params:  period
delete from ops.reason_count where period = :period
