-- Purpose: effects of deaths and moves on the listed households
-- Reads:   ops.civil_count, ops.reason_count, ops.kelurahan
-- Writes:  report.civil_events
create or replace view report.civil_events with (security_barrier) as
with excluded as (
    select
        period,
        kelurahan_code,
        sum(households) filter (where reason_code = 'MOVED_OUT_OF_DKI')::bigint as moved_out,
        sum(households) filter (where reason_code = 'NO_SURVIVING_MEMBER')::bigint as died_out
    from ops.reason_count
    group by period, kelurahan_code
)

select
    c.period,
    c.kelurahan_code,
    k.kelurahan,
    k.kecamatan,
    k.kota,
    c.dead_members,
    c.departed_members,
    c.payees_replaced_by_heir,
    c.payees_replaced_after_move,
    c.households_relocated_within_dki,
    coalesce(e.moved_out, 0) as households_moved_out_of_dki,
    coalesce(e.died_out, 0) as households_without_survivor
from ops.civil_count as c
left join excluded as e on c.period = e.period and c.kelurahan_code = e.kelurahan_code
left join ops.kelurahan as k on c.kelurahan_code = k.kelurahan_code;
