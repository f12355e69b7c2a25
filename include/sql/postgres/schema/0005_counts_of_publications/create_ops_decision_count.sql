-- Purpose: decisions by status, down to the RT, as of the last publication of each period
-- Reads:   -
-- Writes:  ops.decision_count
create table ops.decision_count (
    period text not null,
    kelurahan_code text not null,
    rw text,
    rt text,
    status text not null,
    households bigint not null,
    members bigint not null,
    amount_idr bigint not null,
    unique nulls not distinct (period, kelurahan_code, rw, rt, status)
);
