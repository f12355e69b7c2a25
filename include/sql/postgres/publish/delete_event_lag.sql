-- Purpose: make room for the counts of a publication
-- Reads:   -
-- Writes:  ops.event_lag
-- Params:  period
delete from ops.event_lag where period = :period
