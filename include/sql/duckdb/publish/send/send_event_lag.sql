-- Purpose: deaths and moves known on the run date, by the days between event and report; without
--          reversals
-- Reads:   death_row, relocation_row, publication
-- Writes:  ops.event_lag
with event as (
    select 'dukcapil/kematian' as feed, died_on as happened_on, reported_on, is_reversal
    from death_row
    union all
    select 'dukcapil/pindah', moved_on, reported_on, is_reversal
    from relocation_row
),

known as (
    select
        publication.period,
        event.feed,
        strftime(event.happened_on, '%Y-%m') as event_month,
        event.reported_on - event.happened_on as lag_days
    from event
    inner join publication on event.reported_on <= publication.run_date
    where not event.is_reversal
)

select
    period,
    feed,
    event_month,
    count(*) as events,
    count(*) filter (where lag_days <= 7) as within_7_days,
    count(*) filter (where lag_days between 8 and 30) as within_30_days,
    count(*) filter (where lag_days between 31 and 90) as within_90_days,
    count(*) filter (where lag_days > 90) as later,
    median(lag_days)::double as median_days
from known
group by period, feed, event_month
order by all
