-- Purpose: the counts of what was published before the table was
-- Reads:   published.decision, published.member
-- Writes:  ops.civil_count
insert into ops.civil_count
select
    d.period,
    d.kelurahan_code,
    coalesce(sum(lost.deaths), 0),
    coalesce(sum(lost.departures), 0),
    count(*) filter (where d.notes @> array['PAYEE_REPLACED_BY_HEIR']),
    count(*) filter (where d.notes @> array['PAYEE_REPLACED_AFTER_MOVE']),
    count(*) filter (where d.notes @> array['RELOCATED_WITHIN_DKI'])
from published.decision as d
left join (
    select
        period,
        household_id,
        count(*) filter (where not is_alive) as deaths,
        count(*) filter (where is_alive and moved_out) as departures
    from published.member
    where valid_to is null and (moved_out or not is_alive)
    group by period, household_id
) as lost on lost.period = d.period and lost.household_id = d.household_id
where d.valid_to is null
group by d.period, d.kelurahan_code
