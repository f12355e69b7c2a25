-- Purpose: the members of those families, as persons to be linked
-- Reads:   kk_family, member_known
-- Writes:  person
select
    member.row_key as person_key, member.family_key as household_no,
    member.nik, member.name_key, member.birth_date, family.kelurahan_code
from member_known as member
inner join kk_family as family on member.family_key = family.family_key
