-- Purpose: recipients and money, per period and city
-- Reads:   report.recipients_by_kecamatan
-- Writes:  report.recipients_by_kota
create or replace view report.recipients_by_kota with (security_barrier) as
select
    period,
    kota,
    sum(households)::bigint as households,
    sum(eligible)::bigint as eligible,
    sum(held)::bigint as held,
    sum(ineligible)::bigint as ineligible,
    sum(eligible_members)::bigint as eligible_members,
    sum(amount_idr)::bigint as amount_idr
from report.recipients_by_kecamatan
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
