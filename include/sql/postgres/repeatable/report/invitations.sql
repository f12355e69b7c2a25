-- Purpose: invitations by kelurahan and round
-- Reads:   ops.invitation_count, ops.field_verification, ops.kelurahan
-- Writes:  report.invitations
create or replace view report.invitations with (security_barrier) as
with looked_for as (
    select period, kelurahan_code, count(*) as households
    from ops.field_verification
    group by period, kelurahan_code
)

select
    c.period,
    c.kelurahan_code,
    k.kelurahan,
    k.kecamatan,
    k.kota,
    c.round,
    c.invited,
    c.collected,
    c.refused,
    c.absent,
    c.to_come,
    case when c.round = 3 then coalesce(l.households, 0) else 0 end as field_verifications
from ops.invitation_count as c
inner join ops.kelurahan as k on c.kelurahan_code = k.kelurahan_code
left join looked_for as l on c.period = l.period and c.kelurahan_code = l.kelurahan_code;
