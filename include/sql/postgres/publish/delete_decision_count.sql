-- Purpose: delete the counts of the period before a publication inserts new ones
-- Reads:   -
-- Writes:  ops.decision_count
-- Params:  period
delete from ops.decision_count where period = :period
