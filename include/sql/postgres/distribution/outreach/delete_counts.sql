-- Purpose: delete the counts of a period before they are computed again
-- Reads:   -
-- Writes:  ops.invitation_count
-- Params:  period
delete from ops.invitation_count where period = :period
