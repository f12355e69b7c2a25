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
