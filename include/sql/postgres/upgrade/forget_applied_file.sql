-- Purpose: forget a file that is gone
-- Reads:   -
-- Writes:  ops.applied_file
-- Params:  name
delete from ops.applied_file where name = :name
