-- Purpose: recipients and money, per period and kecamatan
-- Reads:   ops.decision_count, ops.kelurahan
-- Writes:  report.recipients_by_kecamatan
create or replace view report.recipients_by_kecamatan with (security_barrier) as
with placed as (
    select
        c.period,
        k.kota,
        k.kecamatan,
        c.status,
        c.households,
        c.members,
        c.amount_idr
    from ops.decision_count as c
    inner join ops.kelurahan as k on c.kelurahan_code = k.kelurahan_code
)

select
    period,
    kota,
    kecamatan,
    sum(households)::bigint as households,
    coalesce(sum(households) filter (where status = 'ELIGIBLE'), 0)::bigint as eligible,
    coalesce(sum(households) filter (where status = 'HELD'), 0)::bigint as held,
    coalesce(sum(households) filter (where status = 'INELIGIBLE'), 0)::bigint as ineligible,
    coalesce(sum(members) filter (where status = 'ELIGIBLE'), 0)::bigint as eligible_members,
    sum(amount_idr)::bigint as amount_idr
from placed
group by period, kota, kecamatan;
