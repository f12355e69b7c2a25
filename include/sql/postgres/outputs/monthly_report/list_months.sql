-- Purpose: households, persons and money of a period and those before it, as last published
-- Reads:   report.recipients_by_kelurahan
-- Writes:  -
-- Params:  first_period, period
select
    period,
    sum(households)::bigint as households,
    sum(eligible)::bigint as eligible,
    sum(held)::bigint as held,
    sum(ineligible)::bigint as ineligible,
    sum(eligible_members)::bigint as eligible_members,
    sum(amount_idr)::bigint as amount_idr
from report.recipients_by_kelurahan
where period between :first_period and :period
group by period
order by period
