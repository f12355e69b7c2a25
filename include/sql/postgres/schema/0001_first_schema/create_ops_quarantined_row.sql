-- Purpose: every row that was set aside, why, and how to mend it; no personal data
-- Reads:   -
-- Writes:  ops.quarantined_row
create table ops.quarantined_row (
    feed text not null,
    period text,
    sha256 text not null,
    row_number integer not null,
    severity text not null,
    codes text[] not null,
    message text not null,
    unique nulls not distinct (sha256, row_number, feed, period)
);
comment on table ops.quarantined_row is 'Rows set aside: where they stand, why, and how to mend them. Holds no cell.';
comment on column ops.quarantined_row.feed is 'Feed, such as rt_rw.';
comment on column ops.quarantined_row.period is 'Month of the folder; null for feeds not filed by month.';
comment on column ops.quarantined_row.sha256 is 'The file, as in ops.landed_file.';
comment on column ops.quarantined_row.row_number is 'Row as a spreadsheet shows it, from 1, header included.';
comment on column ops.quarantined_row.severity is 'Severity of the expectation that was not met.';
comment on column ops.quarantined_row.codes is 'Reason codes, sorted; FILE_REJECTED where only the file as a whole was rejected.';
comment on column ops.quarantined_row.message is 'What is wrong and how to mend it, in Indonesian.';
