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
comment on table ops.event_lag is 'Deaths and moves by the days between event and report, counted when a period is published.';
comment on column ops.event_lag.period is 'Month to be paid.';
comment on column ops.event_lag.feed is 'dukcapil/kematian or dukcapil/pindah.';
comment on column ops.event_lag.event_month is 'Month of the event, such as 2021-06.';
comment on column ops.event_lag.events is 'Events known on the run date, reversals left out.';
comment on column ops.event_lag.within_7_days is 'Reported within 7 days.';
comment on column ops.event_lag.within_30_days is 'Reported after 8 to 30 days.';
comment on column ops.event_lag.within_90_days is 'Reported after 31 to 90 days.';
comment on column ops.event_lag.later is 'Reported later still.';
comment on column ops.event_lag.median_days is 'Median of the days between event and report.';
