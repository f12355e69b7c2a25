-- Purpose: record the end of a stage
-- Reads:   -
-- Writes:  ops.run
-- Params:  run_id, stage, status, rows_in, rows_out, detail
update ops.run
set
    finished_at = now(), status = :status, rows_in = :rows_in, rows_out = :rows_out,
    detail = cast(:detail as jsonb)
where run_id = :run_id and stage = :stage
