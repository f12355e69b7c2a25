-- Purpose: households that receive another programme, as of the last publication of each period
-- Reads:   -
-- Writes:  ops.overlap_count
create table ops.overlap_count (
    period text not null,
    kelurahan_code text not null,
    programme text not null,
    households bigint not null,
    unique (period, kelurahan_code, programme)
);
