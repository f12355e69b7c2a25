-- Purpose: the ledger: one row per name that was ever landed
-- Reads:   -
-- Writes:  ops.landed_file
create table ops.landed_file (
    sha256 text not null,
    feed text not null,
    period text,
    name text not null,
    received_at timestamptz not null,
    size_bytes bigint not null,
    row_count bigint,
    accepted bigint,
    quarantined bigint,
    skipped bigint,
    status text not null check (status in ('ACCEPTED', 'PARTIAL', 'REJECTED', 'DUPLICATE')),
    reason text,
    landing_number integer not null,
    primary key (feed, landing_number, name, sha256)
);
comment on table ops.landed_file is 'Ledger of landed files: what became of each, row counts, and why.';
comment on column ops.landed_file.sha256 is 'SHA-256 of the bytes; with feed and period it is the file.';
comment on column ops.landed_file.feed is 'Feed, such as rt_rw.';
comment on column ops.landed_file.period is 'Month of the folder, such as 2021-07; null for feeds not filed by month.';
comment on column ops.landed_file.name is 'Path below the landing root.';
comment on column ops.landed_file.received_at is 'Landing time: the day of the landing run that first saw it, Jakarta time.';
comment on column ops.landed_file.size_bytes is 'Size of the file.';
comment on column ops.landed_file.row_count is 'Records below the header = accepted + quarantined + skipped.';
comment on column ops.landed_file.accepted is 'Rows taken in.';
comment on column ops.landed_file.quarantined is 'Rows set aside, with reasons in ops.quarantined_row.';
comment on column ops.landed_file.skipped is 'Blank rows, repeated headers and totals.';
comment on column ops.landed_file.status is 'ACCEPTED (whole), PARTIAL (some rows set aside), REJECTED (nothing loaded), DUPLICATE (another name of a known file).';
comment on column ops.landed_file.reason is 'What is wrong and what to do, in Indonesian.';
comment on column ops.landed_file.landing_number is 'Number of the landing run in ops.landing.';
