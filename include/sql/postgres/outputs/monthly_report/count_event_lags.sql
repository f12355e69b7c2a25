-- Purpose: report delay of the deaths and moves known for a period
-- Reads:   report.civil_event_lag
-- Writes:  -
-- Params:  period
select
    feed,
    sum(events)::bigint as events,
    sum(within_7_days)::bigint as within_7_days,
    sum(within_30_days)::bigint as within_30_days,
    sum(within_90_days)::bigint as within_90_days,
    sum(later)::bigint as later
from report.civil_event_lag
where period = :period
group by feed
order by feed
