-- Purpose: all links with the household of the person and where the row stands
-- Reads:   person_link, enrolment_by_kk, person, enrolment, landed_file
-- Writes:  link
with every_link as (
    select person_key, feed, row_key, method, is_linked, score from person_link
    union all
    select person_key, feed, row_key, method, is_linked, null from enrolment_by_kk
)

select
    every_link.*, person.household_no, enrolment.programme,
    file.sha256, every_link.row_key % 16777216 as row_number
from every_link
inner join person on every_link.person_key = person.person_key
inner join landed_file as file
    on every_link.feed = file.feed and every_link.row_key // 16777216 = file.file_no
left join enrolment
    on every_link.feed = 'kemensos' and every_link.row_key = enrolment.row_key
