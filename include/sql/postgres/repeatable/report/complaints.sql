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
comment on view report.complaints is 'Complaints by month and category. In 2021 LOKASI_TERLALU_JAUH was 0.19 of those monitored: the share to be driven down.';
comment on column report.complaints.month is 'Month in which they were lodged.';
comment on column report.complaints.category is 'What they are about, as the contract names it.';
comment on column report.complaints.route is 'Where they go: REMAP (sites), REVIEW (an officer), PAYMENT (looked up), BANK (card) or OFFICE.';
comment on column report.complaints.complaints is 'How many.';
comment on column report.complaints.share is 'Their share of all complaints of the month, 0 to 1.';
comment on column report.complaints.open_complaints is 'Not yet answered or decided; those about distance stay open, a new plan of sites answers them together.';
comment on column report.complaints.oldest_open_days is 'Days since the oldest open one was lodged.';
comment on column report.complaints.mean_days_to_answer is 'Mean days from lodging to answer, where answered.';
