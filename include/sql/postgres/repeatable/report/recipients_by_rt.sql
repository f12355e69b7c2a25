-- Purpose: recipients per RT; small numbers are withheld, always at least two of them, because one
--          alone could be computed from the exact kelurahan total
-- Reads:   ops.decision_count
-- Writes:  report.recipients_by_rt
create or replace view report.recipients_by_rt with (security_barrier) as
with counted as (
    select
        period,
        kelurahan_code,
        rw,
        rt,
        coalesce(sum(households) filter (where status = 'ELIGIBLE'), 0)::bigint as eligible
    from ops.decision_count
    group by period, kelurahan_code, rw, rt
),

ranked as (
    select
        *,
        count(*) filter (where eligible < 5) over (partition by period, kelurahan_code) as small,
        row_number() over (
            partition by period, kelurahan_code order by eligible, rw, rt
        ) as place
    from counted
)

select
    period,
    kelurahan_code,
    rw,
    rt,
    case when eligible >= 5 and not (small = 1 and place = 2) then eligible end as eligible
from ranked;
