-- Purpose: how many rows of a file failed each expectation
-- Reads:   -
-- Writes:  ops.validation_count
create table ops.validation_count (
    feed text not null,
    sha256 text not null,
    period text,
    kelurahan_code text,
    code text not null,
    severity text not null,
    row_count bigint not null,
    unique nulls not distinct (feed, sha256, period, kelurahan_code, code, severity)
);
