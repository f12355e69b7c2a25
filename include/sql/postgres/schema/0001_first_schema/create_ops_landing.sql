-- Purpose: which landings the ledger holds; written in the transaction that writes their rows
-- Reads:   -
-- Writes:  ops.landing
create table ops.landing (
    feed text not null,
    landing_number integer not null,
    landed_on date not null,
    recorded_at timestamptz not null default now(),
    primary key (feed, landing_number)
);
