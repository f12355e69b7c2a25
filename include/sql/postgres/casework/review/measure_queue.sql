-- Purpose: how many cases wait for an officer, of which kinds, and for how long the oldest has
-- Reads:   ops.review_case
-- Writes:  -
select
    kind, count(*) as open_cases,
    floor(extract(epoch from now() - min(opened_at)) / 86400)::integer as oldest_days
from ops.review_case
where status = 'OPEN'
group by kind
order by kind
