-- Purpose: forget the counts of a period, to count anew
-- Reads:   -
-- Writes:  ops.invitation_count
-- Params:  period
delete from ops.invitation_count where period = :period
