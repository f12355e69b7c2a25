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
comment on table ops.landing is 'Landing runs that the ledger holds, each recorded exactly once.';
comment on column ops.landing.feed is 'Feed, such as dukcapil/kematian.';
comment on column ops.landing.landing_number is 'Number of the landing run within its feed.';
comment on column ops.landing.landed_on is 'Landing time of all files of the landing run.';
comment on column ops.landing.recorded_at is 'When the ledger took it in.';
