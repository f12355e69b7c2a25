-- Purpose: effects of deaths and moves on the listed households of a period, by city
-- Reads:   report.civil_events
-- Writes:  -
-- Params:  period
select
    kota,
    sum(dead_members)::bigint as dead_members,
    sum(departed_members)::bigint as departed_members,
    sum(payees_replaced_by_heir)::bigint as payees_replaced_by_heir,
    sum(payees_replaced_after_move)::bigint as payees_replaced_after_move,
    sum(households_relocated_within_dki)::bigint as households_relocated_within_dki,
    sum(households_moved_out_of_dki)::bigint as households_moved_out_of_dki,
    sum(households_without_survivor)::bigint as households_without_survivor
from report.civil_events
where period = :period
group by kota
order by kota
