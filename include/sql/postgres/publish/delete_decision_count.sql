-- Purpose: make room for the counts of a publication
-- Reads:   -
-- Writes:  ops.decision_count
-- Params:  period
delete from ops.decision_count where period = :period
