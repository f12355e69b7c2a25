-- Purpose: the counts of what was published before the table was
-- Reads:   published.decision
-- Writes:  ops.reason_count
insert into ops.reason_count
select d.period, d.kelurahan_code, d.status, reason.code, count(*)
from published.decision as d
cross join lateral unnest(d.reason_codes) as reason (code)
where d.valid_to is null
group by d.period, d.kelurahan_code, d.status, reason.code
