-- Purpose: complaints by month and category: number, share, age, number of open ones
-- Reads:   ops.complaint, ops.review_case
-- Writes:  report.complaints
create or replace view report.complaints with (security_barrier) as
with known as (
    select
        to_char(c.lodged_on, 'YYYY-MM') as month,
        c.category,
        c.route,
        c.lodged_on,
        c.answer is null and (k.status is distinct from 'RESOLVED') as is_open,
        c.answered_on - c.lodged_on as days_to_answer
    from ops.complaint as c
    left join ops.review_case as k on c.case_id = k.case_id
)

select
    month,
    category,
    route,
    count(*) as complaints,
    round(count(*) / sum(count(*)) over (partition by month), 3) as share,
    count(*) filter (where is_open) as open_complaints,
    max(current_date - lodged_on) filter (where is_open) as oldest_open_days,
    round(avg(days_to_answer), 1) as mean_days_to_answer
from known
group by month, category, route;
