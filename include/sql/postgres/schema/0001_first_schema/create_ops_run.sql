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
comment on table ops.run is 'One row per run and stage; the row of stage refresh is the run as a whole.';
comment on column ops.run.run_id is 'Number of the run, also its fencing token.';
comment on column ops.run.run_date is 'As of when it decides: the run''s only clock.';
comment on column ops.run.period is 'Month to be paid.';
comment on column ops.run.stage is 'Stage; refresh is the whole run.';
comment on column ops.run.started_at is 'Start of the last attempt.';
comment on column ops.run.finished_at is 'End of the last attempt; null while it runs or when it was killed.';
comment on column ops.run.rows_in is 'Rows read.';
comment on column ops.run.rows_out is 'Rows written.';
comment on column ops.run.status is 'RUNNING, SUCCEEDED, FAILED, or SUPERSEDED (a newer run began first).';
comment on column ops.run.detail is 'Counts, or the message of a failure; no personal data.';
