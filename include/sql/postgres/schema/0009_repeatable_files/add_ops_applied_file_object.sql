-- Purpose: which view or function a file made, so that it can be dropped when the file is gone
-- Reads:   -
-- Writes:  ops.applied_file
alter table ops.applied_file add column object text;
