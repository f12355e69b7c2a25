-- Purpose: what deaths and moves did to the listed households
-- Reads:   published.current_decision, published.member, ops.kelurahan
-- Writes:  report.civil_events
create or replace view report.civil_events with (security_barrier) as
with lost as (
    select
        period,
        household_id,
        count(*) filter (where not is_alive) as deaths,
        count(*) filter (where is_alive and moved_out) as departures
    from published.member
    where valid_to is null and (moved_out or not is_alive)
    group by period, household_id
)
select
    d.period,
    d.kelurahan_code,
    k.kelurahan,
    k.kecamatan,
    k.kota,
    coalesce(sum(lost.deaths), 0)::bigint as dead_members,
    coalesce(sum(lost.departures), 0)::bigint as departed_members,
    count(*) filter (where d.notes @> array['PAYEE_REPLACED_BY_HEIR']) as payees_replaced_by_heir,
    count(*) filter (where d.notes @> array['PAYEE_REPLACED_AFTER_MOVE']) as payees_replaced_after_move,
    count(*) filter (where d.notes @> array['RELOCATED_WITHIN_DKI']) as households_relocated_within_dki,
    count(*) filter (where d.reason_codes @> array['MOVED_OUT_OF_DKI']) as households_moved_out_of_dki,
    count(*) filter (where d.reason_codes @> array['NO_SURVIVING_MEMBER']) as households_without_survivor
from published.current_decision as d
left join lost on lost.period = d.period and lost.household_id = d.household_id
left join ops.kelurahan as k on k.kelurahan_code = d.kelurahan_code
group by d.period, d.kelurahan_code, k.kelurahan, k.kecamatan, k.kota;
comment on view report.civil_events is 'Deaths and moves among the listed households, and what followed from them.';
comment on column report.civil_events.period is 'Month to be paid.';
comment on column report.civil_events.kelurahan_code is 'Region code, after relocation.';
comment on column report.civil_events.kelurahan is 'Name of the kelurahan.';
comment on column report.civil_events.kecamatan is 'Name of the kecamatan.';
comment on column report.civil_events.kota is 'Name of the city or regency.';
comment on column report.civil_events.dead_members is 'Listed persons that have died.';
comment on column report.civil_events.departed_members is 'Listed persons that left for another KK or out of DKI.';
comment on column report.civil_events.payees_replaced_by_heir is 'Households whose heir is paid.';
comment on column report.civil_events.payees_replaced_after_move is 'Households where another member is paid because the head left.';
comment on column report.civil_events.households_relocated_within_dki is 'Households that live elsewhere in DKI than listed.';
comment on column report.civil_events.households_moved_out_of_dki is 'Households excluded because they moved out of DKI.';
comment on column report.civil_events.households_without_survivor is 'Households excluded because nobody is left.';
