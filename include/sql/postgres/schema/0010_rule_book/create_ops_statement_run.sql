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
