-- Purpose: how long each statement of a run took, and how many rows it wrote
-- Reads:   -
-- Writes:  ops.statement_run
create table ops.statement_run (
    run_id bigint not null,
    stage text not null,
    ordinal integer not null,
    statement text not null,
    seconds double precision not null,
    row_count bigint not null,
    primary key (run_id, stage, ordinal)
);
comment on table ops.statement_run is
'Statements of each stage of a run, in order: seconds and rows. No personal data.';
comment on column ops.statement_run.run_id is 'The run, as in ops.run.';
comment on column ops.statement_run.stage is 'The stage, as in ops.run.';
comment on column ops.statement_run.ordinal is 'Order within the stage, from 1.';
comment on column ops.statement_run.statement is
'File below include/sql/duckdb, without its ending.';
comment on column ops.statement_run.seconds is 'How long it took.';
comment on column ops.statement_run.row_count is 'Rows that it wrote.';
