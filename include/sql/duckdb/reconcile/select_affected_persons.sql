-- Purpose: the members of every household with a linked feed row, with a shared member, or without
--          a listed head; all others are alive as listed
-- Reads:   member_known, listed_household, link, person, kk_event, shared_nik
-- Writes:  affected_person
with named_nik as (
    select nik from kk_event
    union
    select nik from shared_nik
),

affected as (
    select household_no from link
    union
    select household_no from person where nik in (select nik from named_nik)
    union
    select household_no from listed_household where not has_head
),

affected_family as (
    select household.family_key, household.household_no
    from listed_household as household
    inner join affected on household.household_no = affected.household_no
)

select
    member.row_key as person_key, family.household_no, member.row_number,
    member.nik, member.name, member.name_key, member.birth_date, member.relationship
from member_known as member
inner join affected_family as family on member.family_key = family.family_key
