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
