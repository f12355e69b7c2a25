-- Purpose: the officers' work queue
-- Reads:   -
-- Writes:  ops.review_case
create table ops.review_case (
    case_id text primary key,
    kind text not null,
    household_id text,
    period text not null,
    status text not null default 'OPEN' check (status in ('OPEN', 'WITHDRAWN', 'RESOLVED')),
    score double precision,
    detail jsonb not null,
    opened_at timestamptz not null default now(),
    opened_by_run bigint not null,
    withdrawn_at timestamptz,
    resolution text,
    resolved_by text,
    resolved_at timestamptz
);
comment on table ops.review_case is 'Cases that a person must decide. Opened once, withdrawn when a later run no longer raises them.';
comment on column ops.review_case.case_id is 'SHA-256 of the content of both sides: the same question has the same id in every night.';
comment on column ops.review_case.kind is 'What is to be decided.';
comment on column ops.review_case.household_id is 'Household concerned.';
comment on column ops.review_case.period is 'Last period that raised it.';
comment on column ops.review_case.status is 'OPEN, WITHDRAWN (no longer raised, never answered) or RESOLVED (an officer answered).';
comment on column ops.review_case.score is 'Probability of a match, where one was computed.';
comment on column ops.review_case.detail is 'Feed, file, row and method of the evidence; no personal data.';
comment on column ops.review_case.opened_at is 'When it was first raised.';
comment on column ops.review_case.opened_by_run is 'Run that first raised it.';
comment on column ops.review_case.withdrawn_at is 'When it was withdrawn.';
comment on column ops.review_case.resolution is 'The officer''s answer.';
comment on column ops.review_case.resolved_by is 'Who answered.';
comment on column ops.review_case.resolved_at is 'When.';
