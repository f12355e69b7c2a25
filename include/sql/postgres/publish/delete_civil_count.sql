-- Purpose: delete the counts of the period before a publication inserts new ones
-- Reads:   -
-- Writes:  ops.civil_count
-- Params:  period
delete from ops.civil_count where period = :period
