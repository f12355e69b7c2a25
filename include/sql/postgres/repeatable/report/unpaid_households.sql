-- Purpose: eligible households that cannot be paid yet, by kelurahan and reason
-- Reads:   ops.unpaid_household, ops.kelurahan
-- Writes:  report.unpaid_households
create or replace view report.unpaid_households with (security_barrier) as
select
    u.period,
    k.kelurahan_code,
    k.kelurahan,
    k.kecamatan,
    k.kota,
    u.reason,
    count(*) as households
from ops.unpaid_household as u
inner join ops.kelurahan as k on u.kelurahan_code = k.kelurahan_code
group by u.period, k.kelurahan_code, k.kelurahan, k.kecamatan, k.kota, u.reason;
comment on view report.unpaid_households is 'Eligible households that the last draft of a month could not pay, by kelurahan and reason, exact.';
comment on column report.unpaid_households.period is 'Month they are owed.';
comment on column report.unpaid_households.kelurahan_code is 'Region code.';
comment on column report.unpaid_households.households is 'Number of households.';
