-- Purpose: what each run did, stage by stage
-- Reads:   -
-- Writes:  ops.run
create table ops.run (
    run_id bigint not null,
    run_date date not null,
    period text not null,
    stage text not null,
    started_at timestamptz not null,
    finished_at timestamptz,
    rows_in bigint,
    rows_out bigint,
    status text not null check (status in ('RUNNING', 'SUCCEEDED', 'FAILED', 'SUPERSEDED')),
    detail jsonb not null default '{}',
    primary key (run_id, stage)
);
