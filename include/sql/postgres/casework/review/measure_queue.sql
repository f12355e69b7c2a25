-- Purpose: number of cases that wait for an officer, by kind, and the age of the oldest
-- Reads:   ops.review_case
-- Writes:  -
select
    kind, count(*) as open_cases,
    floor(extract(epoch from now() - min(opened_at)) / 86400)::integer as oldest_days
from ops.review_case
where status = 'OPEN'
group by kind
order by kind
