-- Purpose: all links with household, and file and row of the feed; after an upheld appeal,
--          unresolved ones return to review
-- Reads:   person_link, enrolment_by_kk, person, enrolment, landed_file, appeal
-- Writes:  link
with every_link as (
    select person_key, feed, row_key, method, case_id, is_answered, is_linked, score
    from person_link
    union all
    select person_key, feed, row_key, method, case_id, is_answered, is_linked, null
    from enrolment_by_kk
),

judged as (
    select
        every_link.person_key, every_link.feed, every_link.row_key, every_link.method,
        every_link.score, every_link.case_id, person.household_no,
        every_link.is_linked and (
            every_link.is_answered
            or not exists (
                select 1 from appeal
                where appeal.answer = 'UPHELD' and appeal.household_no = person.household_no
            )
        ) as is_linked
    from every_link
    inner join person on every_link.person_key = person.person_key
)

select
    judged.person_key, judged.feed, judged.row_key, judged.method, judged.is_linked,
    judged.score, judged.household_no,
    case when not judged.is_linked then judged.case_id end as case_id,
    enrolment.programme, file.sha256, judged.row_key % 16777216 as row_number
from judged
inner join landed_file as file
    on judged.feed = file.feed and judged.row_key // 16777216 = file.file_no
left join enrolment
    on judged.feed = 'kemensos' and judged.row_key = enrolment.row_key
