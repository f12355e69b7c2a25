-- Purpose: deaths and moves among the listed households, and their effects
-- Reads:   decision, member_state
-- Writes:  ops.civil_count
with lost as (
    select
        household_id,
        count(*) filter (where not is_alive) as deaths,
        count(*) filter (where is_alive and moved_out) as departures
    from member_state
    where moved_out or not is_alive
    group by household_id
)

select
    d.period,
    d.kelurahan_code,
    coalesce(sum(l.deaths), 0)::bigint as dead_members,
    coalesce(sum(l.departures), 0)::bigint as departed_members,
    count(*) filter (where list_contains(d.notes, 'PAYEE_REPLACED_BY_HEIR'))
        as payees_replaced_by_heir,
    count(*) filter (where list_contains(d.notes, 'PAYEE_REPLACED_AFTER_MOVE'))
        as payees_replaced_after_move,
    count(*) filter (where list_contains(d.notes, 'RELOCATED_WITHIN_DKI'))
        as households_relocated_within_dki
from decision as d
left join lost as l on d.household_id = l.household_id
group by d.period, d.kelurahan_code
order by all
