-- Purpose: mark unfinished older runs as superseded: they can no longer publish
-- Reads:   -
-- Writes:  ops.run
-- Params:  run_id
update ops.run
set status = 'SUPERSEDED', finished_at = now()
where status = 'RUNNING' and run_id < :run_id
