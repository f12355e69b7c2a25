-- Purpose: size and age of the officers' work queue
-- Reads:   ops.review_case
-- Writes:  report.review_queue
create or replace view report.review_queue with (security_barrier) as
select
    period,
    kind,
    count(*) filter (where status = 'OPEN') as open_cases,
    floor(
        extract(epoch from now() - min(opened_at) filter (where status = 'OPEN')) / 86400
    )::integer as oldest_open_days,
    count(*) filter (where resolution = 'SAME') as resolved_same,
    count(*) filter (where resolution = 'DIFFERENT') as resolved_different,
    count(*) filter (where resolution = 'UNSURE') as resolved_unsure,
    count(*) filter (where resolution = 'UPHELD') as appeals_upheld,
    count(*) filter (where resolution = 'REJECTED') as appeals_rejected,
    count(*) filter (where status = 'WITHDRAWN') as withdrawn
from ops.review_case
group by period, kind;
comment on view report.review_queue is 'Size and age of the officers'' work queue, by period and kind of question.';
comment on column report.review_queue.period is 'Last period that raised the cases.';
comment on column report.review_queue.kind is 'What is asked: MATCH_ and the method, PERSON_IN_TWO_HOUSEHOLDS, APPEAL, or COMPLAINT.';
comment on column report.review_queue.open_cases is 'Cases that wait for an officer.';
comment on column report.review_queue.oldest_open_days is 'Days for which the oldest of them has waited; null when none waits.';
comment on column report.review_queue.resolved_same is 'Answered: the same person.';
comment on column report.review_queue.resolved_different is 'Answered: not the same person.';
comment on column report.review_queue.resolved_unsure is 'Answered: cannot be told; the household stays held.';
comment on column report.review_queue.appeals_upheld is 'Appeals and complaints that an officer upheld.';
comment on column report.review_queue.appeals_rejected is 'Appeals and complaints that an officer rejected.';
comment on column report.review_queue.withdrawn is 'Cases that a later night no longer raised, never answered.';
