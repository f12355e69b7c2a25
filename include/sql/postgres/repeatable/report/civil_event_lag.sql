-- Purpose: report delay of deaths and moves
-- Reads:   ops.event_lag
-- Writes:  report.civil_event_lag
create or replace view report.civil_event_lag with (security_barrier) as
select
    period,
    feed,
    event_month,
    events,
    within_7_days,
    within_30_days,
    within_90_days,
    later,
    median_days
from ops.event_lag;
comment on view report.civil_event_lag is 'Deaths and moves by month of the event and days until the report, as known to the last publication of each period.';
comment on column report.civil_event_lag.event_month is 'Month of the event.';
comment on column report.civil_event_lag.events is 'Events known, reversals left out.';
