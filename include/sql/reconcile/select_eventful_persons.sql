-- Purpose: the members of every household that any feed speaks of, that shares a member with
--          another one, or that lists no head; all others live as listed
-- Reads:   member_known, listed_household, link, person, kk_event, shared_nik
-- Writes:  eventful_person
with named_nik as (
    select nik from kk_event
    union
    select nik from shared_nik
),

eventful as (
    select household_no from link
    union
    select household_no from person where nik in (select nik from named_nik)
    union
    select household_no from listed_household where not has_head
),

eventful_family as (
    select household.family_key, household.household_no
    from listed_household as household
    inner join eventful on household.household_no = eventful.household_no
)

select
    member.row_key as person_key, family.household_no, member.row_number,
    member.nik, member.name, member.name_key, member.birth_date, member.relationship
from member_known as member
inner join eventful_family as family on member.family_key = family.family_key
