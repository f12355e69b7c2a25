-- Purpose: how late deaths and moves are reported, as known to the last publication of each period
-- Reads:   -
-- Writes:  ops.event_lag
create table ops.event_lag (
    period text not null,
    feed text not null,
    event_month text not null,
    events bigint not null,
    within_7_days bigint not null,
    within_30_days bigint not null,
    within_90_days bigint not null,
    later bigint not null,
    median_days double precision not null,
    unique (period, feed, event_month)
);
