-- Purpose: households by reason, as of the last publication of each period
-- Reads:   -
-- Writes:  ops.reason_count
create table ops.reason_count (
    period text not null,
    kelurahan_code text not null,
    status text not null,
    reason_code text not null,
    households bigint not null,
    unique (period, kelurahan_code, status, reason_code)
);
