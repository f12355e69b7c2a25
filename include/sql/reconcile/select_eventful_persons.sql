-- Purpose: the members of every household that any feed speaks of, that shares a member with
--          another one, or that lists no head; all others live as listed
-- Reads:   person, household, link, kk_event, shared_nik, member_known
-- Writes:  eventful_person
with eventful as (
    select household_no from link
    union
    select household_no from person where nik in (select nik from kk_event)
    union
    select household_no from person where nik in (select nik from shared_nik)
    union
    select household_no from household where not has_head
)

select
    person.person_key, person.household_no, member.row_number,
    member.nik, member.name, member.name_key, member.birth_date, member.relationship
from person
inner join eventful on person.household_no = eventful.household_no
inner join member_known as member on person.person_key = member.row_key
