-- Purpose: the counts of what was published before the table was
-- Reads:   published.decision
-- Writes:  ops.decision_count
insert into ops.decision_count
select
    period, kelurahan_code, rw, rt, status,
    count(*), sum(member_count), sum(amount_idr)
from published.decision
where valid_to is null
group by period, kelurahan_code, rw, rt, status
