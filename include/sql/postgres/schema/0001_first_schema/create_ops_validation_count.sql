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
comment on table ops.validation_count is 'Validation results: rows of a file and kelurahan that did not meet an expectation. Counts, no values.';
comment on column ops.validation_count.feed is 'Feed, such as rt_rw.';
comment on column ops.validation_count.sha256 is 'The file, as in ops.landed_file.';
comment on column ops.validation_count.period is 'Month of the folder; null for feeds not filed by month.';
comment on column ops.validation_count.kelurahan_code is 'Kelurahan of the rows; null where unknown or not told apart.';
comment on column ops.validation_count.code is 'Reason code of the expectation.';
comment on column ops.validation_count.severity is 'critical (the row was set aside) or warning (it was accepted).';
comment on column ops.validation_count.row_count is 'Number of rows.';
