-- Purpose: complaints by category and route: number, age, number of resolved ones
-- Reads:   ops.complaint, ops.review_case
-- Writes:  -
-- Params:  run_date
select
    c.category,
    c.route,
    count(*) as complaints,
    count(*) filter (where c.answer is not null or k.status = 'RESOLVED') as settled,
    max(cast(:run_date as date) - c.lodged_on)
    filter (where c.answer is null and k.status is distinct from 'RESOLVED') as oldest_days
from ops.complaint as c
left join ops.review_case as k on c.case_id = k.case_id
where c.lodged_on <= cast(:run_date as date)
group by c.category, c.route
order by c.category
