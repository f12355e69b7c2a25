-- Purpose: record the start of a run
-- Reads:   -
-- Writes:  ops.run
-- Params:  run_id, run_date, period, stage, rule_book_sha256, product_version
insert into ops.run (
    run_id, run_date, period, stage, started_at, status, rule_book_sha256, product_version
)
values (
    :run_id, :run_date, :period, :stage, now(), 'RUNNING', :rule_book_sha256, :product_version
)
