-- Purpose: the fencing token: the one run that may publish, and the source of run numbers
-- Reads:   -
-- Writes:  ops.fence
create table ops.fence (
    is_fence boolean primary key default true check (is_fence),
    run_id bigint not null,
    taken_at timestamptz not null default now()
);
insert into ops.fence (run_id) values (0);
comment on table ops.fence is 'One row: the newest run. Only that run may publish.';
comment on column ops.fence.is_fence is 'Always true: there is one row.';
comment on column ops.fence.run_id is 'Number of the newest run; the next run gets the next number.';
comment on column ops.fence.taken_at is 'When the newest run began.';
