-- Purpose: the members on the counting submissions, as persons to be linked
-- Reads:   listed_household, member_known
-- Writes:  person
select
    member.row_key as person_key, household.household_no,
    member.nik, member.name_key, member.birth_date, household.kelurahan_code
from member_known as member
inner join listed_household as household on member.family_key = household.family_key
