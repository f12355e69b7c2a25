-- Purpose: the counts of what was published before the table was
-- Reads:   published.current_decision
-- Writes:  ops.decision_count
insert into ops.decision_count
select
    period, kelurahan_code, rw, rt, status,
    count(*), sum(member_count), sum(amount_idr)
from published.current_decision
group by period, kelurahan_code, rw, rt, status
