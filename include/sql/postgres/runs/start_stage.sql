-- Purpose: record the start, or restart, of a stage
-- Reads:   ops.run
-- Writes:  ops.run
-- Params:  run_id, stage, whole_run
insert into ops.run (
    run_id, run_date, period, stage, started_at, status, rule_book_sha256, product_version
)
select run_id, run_date, period, :stage, now(), 'RUNNING', rule_book_sha256, product_version
from ops.run
where run_id = :run_id and stage = :whole_run
on conflict (run_id, stage) do update
    set
        started_at = excluded.started_at, finished_at = null, status = excluded.status,
        rows_in = null, rows_out = null, detail = '{}'
