-- Purpose: no older run can publish any more; say so of those that never ended
-- Reads:   -
-- Writes:  ops.run
-- Params:  run_id
update ops.run
set status = 'SUPERSEDED', finished_at = now()
where status = 'RUNNING' and run_id < :run_id
