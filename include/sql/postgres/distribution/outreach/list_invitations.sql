-- Purpose: the invitations for future days, for sites and couriers; names are escaped against
--          spreadsheet formulas
-- Reads:   published.invitation, published.current_decision, ops.site_load
-- Writes:  -
-- Params:  period, run_date
select
    i.invitation_id,
    i.round,
    i.site_code,
    regexp_replace(l.site_name, '^([=+@\t\r＝＋－＠-])', '''\1') as site_name,
    to_char(i.day, 'DD-MM-YYYY') as day,
    regexp_replace(d.payee_name, '^([=+@\t\r＝＋－＠-])', '''\1') as payee_name,
    i.kelurahan_code
from published.invitation as i
inner join ops.site_load as l
    on i.plan_number = l.plan_number and i.site_code = l.site_code and i.day = l.day
inner join published.current_decision as d
    on i.household_id = d.household_id and i.period = d.period
where i.period = :period and i.day >= cast(:run_date as date)
order by i.site_code, i.day, i.kelurahan_code, i.invitation_id
