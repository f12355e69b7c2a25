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
