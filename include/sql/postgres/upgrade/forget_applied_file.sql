-- Purpose: delete the record of a removed file
-- Reads:   -
-- Writes:  ops.applied_file
-- Params:  name
delete from ops.applied_file where name = :name
