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
