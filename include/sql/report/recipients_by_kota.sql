-- Purpose: recipients and money, per period and city
-- Reads:   ops.decision_count, ops.kelurahan
-- Writes:  report.recipients_by_kota
create or replace view report.recipients_by_kota with (security_barrier) as
with placed as (
    select
        c.period,
        k.kota,
        c.status,
        c.households,
        c.members,
        c.amount_idr
    from ops.decision_count as c
    inner join ops.kelurahan as k on k.kelurahan_code = c.kelurahan_code
)
select
    period,
    kota,
    sum(households)::bigint as households,
    coalesce(sum(households) filter (where status = 'ELIGIBLE'), 0)::bigint as eligible,
    coalesce(sum(households) filter (where status = 'HELD'), 0)::bigint as held,
    coalesce(sum(households) filter (where status = 'INELIGIBLE'), 0)::bigint as ineligible,
    coalesce(sum(members) filter (where status = 'ELIGIBLE'), 0)::bigint as eligible_members,
    sum(amount_idr)::bigint as amount_idr
from placed
group by period, kota;
comment on view report.recipients_by_kota is 'Households and money by period and city, exact.';
comment on column report.recipients_by_kota.period is 'Month to be paid.';
comment on column report.recipients_by_kota.kota is 'Name of the city or regency.';
comment on column report.recipients_by_kota.households is 'Households decided.';
comment on column report.recipients_by_kota.eligible is 'Households to be paid.';
comment on column report.recipients_by_kota.held is 'Households that wait for a decision.';
comment on column report.recipients_by_kota.ineligible is 'Households not to be paid.';
comment on column report.recipients_by_kota.eligible_members is 'Living members of the households to be paid.';
comment on column report.recipients_by_kota.amount_idr is 'Rupiah to be paid.';
