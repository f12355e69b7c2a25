-- Purpose: how many households each reason excludes or holds; one with two reasons counts in both
-- Reads:   published.current_decision, ops.kelurahan
-- Writes:  report.exclusions_by_reason
create or replace view report.exclusions_by_reason with (security_barrier) as
select
    d.period,
    d.kelurahan_code,
    k.kelurahan,
    k.kecamatan,
    k.kota,
    d.status,
    reason.code as reason_code,
    count(*) as households
from published.current_decision as d
cross join lateral unnest(d.reason_codes) as reason (code)
left join ops.kelurahan as k on k.kelurahan_code = d.kelurahan_code
group by d.period, d.kelurahan_code, k.kelurahan, k.kecamatan, k.kota, d.status, reason.code;
comment on view report.exclusions_by_reason is 'Households by reason for which they are excluded or held. One with two reasons counts in both.';
comment on column report.exclusions_by_reason.period is 'Month to be paid.';
comment on column report.exclusions_by_reason.kelurahan_code is 'Region code.';
comment on column report.exclusions_by_reason.kelurahan is 'Name of the kelurahan.';
comment on column report.exclusions_by_reason.kecamatan is 'Name of the kecamatan.';
comment on column report.exclusions_by_reason.kota is 'Name of the city or regency.';
comment on column report.exclusions_by_reason.status is 'HELD or INELIGIBLE.';
comment on column report.exclusions_by_reason.reason_code is 'Reason.';
comment on column report.exclusions_by_reason.households is 'Number of households.';
