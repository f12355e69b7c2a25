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
