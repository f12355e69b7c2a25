-- Purpose: the fencing token: the one run that may publish, and the source of run numbers
-- Reads:   -
-- Writes:  ops.fence
create table ops.fence (
    is_fence boolean primary key default true check (is_fence),
    run_id bigint not null,
    taken_at timestamptz not null default now()
);
insert into ops.fence (run_id) values (0);
