-- Purpose: one member of a submission, with the values of its family
-- Reads:   member, family
-- Writes:  side
-- Params:  row_key
select
    member.nik, member.name, member.birth_date, family.no_kk, family.kelurahan_code,
    family.rt, family.rw, family.address, member.relationship, member.sex
from member
inner join family on member.family_key = family.family_key
where member.row_key = $row_key
