-- Purpose: recipients and money, per period and kelurahan; every published period has all 267
-- Reads:   ops.decision_count, published.publication, ops.kelurahan
-- Writes:  report.recipients_by_kelurahan
create or replace view report.recipients_by_kelurahan with (security_barrier) as
with counted as (
    select
        period,
        kelurahan_code,
        sum(households)::bigint as households,
        sum(households) filter (where status = 'ELIGIBLE')::bigint as eligible,
        sum(households) filter (where status = 'HELD')::bigint as held,
        sum(households) filter (where status = 'INELIGIBLE')::bigint as ineligible,
        sum(members) filter (where status = 'ELIGIBLE')::bigint as eligible_members,
        sum(amount_idr)::bigint as amount_idr
    from ops.decision_count
    group by period, kelurahan_code
)

select
    p.period,
    k.kelurahan_code,
    k.kelurahan,
    k.kecamatan,
    k.kota,
    coalesce(c.households, 0) as households,
    coalesce(c.eligible, 0) as eligible,
    coalesce(c.held, 0) as held,
    coalesce(c.ineligible, 0) as ineligible,
    coalesce(c.eligible_members, 0) as eligible_members,
    coalesce(c.amount_idr, 0) as amount_idr
from (select distinct period from published.publication) as p
cross join ops.kelurahan as k
left join counted as c on p.period = c.period and k.kelurahan_code = c.kelurahan_code;
