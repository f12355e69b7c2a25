-- Purpose: the next run number, which makes every older run stale
-- Reads:   -
-- Writes:  ops.fence
-- Params:  after
update ops.fence
set run_id = greatest(run_id, :after) + 1, taken_at = now()
returning run_id
