-- Purpose: delete the counts of the period before a publication inserts new ones
-- Reads:   -
-- Writes:  ops.event_lag
-- Params:  period
delete from ops.event_lag where period = :period
