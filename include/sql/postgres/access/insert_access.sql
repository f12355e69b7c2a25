-- Purpose: record an access to personal data
-- Reads:   -
-- Writes:  ops.access
-- Params:  accessed_by, tool, period, household_id, case_id
insert into ops.access (accessed_by, tool, period, household_id, case_id)
values (:accessed_by, :tool, :period, :household_id, :case_id)
