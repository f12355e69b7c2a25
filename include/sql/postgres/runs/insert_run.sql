-- Purpose: note that a run has begun
-- Reads:   -
-- Writes:  ops.run
-- Params:  run_id, run_date, period, stage
insert into ops.run (run_id, run_date, period, stage, started_at, status)
values (:run_id, :run_date, :period, :stage, now(), 'RUNNING')
