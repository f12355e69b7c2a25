-- Purpose: make room for the counts of a publication
-- Reads:   -
-- Writes:  ops.civil_count
-- Params:  period
delete from ops.civil_count where period = :period
