-- Purpose: decisions by status, down to the RT
-- Reads:   decision
-- Writes:  ops.decision_count
select
    period, kelurahan_code, rw, rt, status,
    count(*) as households, sum(member_count)::bigint as members,
    sum(amount_idr)::bigint as amount_idr
from decision
group by period, kelurahan_code, rw, rt, status
order by all
