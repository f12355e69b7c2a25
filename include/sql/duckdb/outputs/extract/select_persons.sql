-- Purpose: pseudonymised members of a period's households with decisions: a person with a NIK has
--          the same pseudonym in every period; other columns are shared by groups of persons
-- Reads:   decided_member, decision
-- Writes:  person
-- Params:  key_id, inner_pad, outer_pad
select
    $key_id as key_id,
    pseudonym('household:' || decision.household_id, $inner_pad, $outer_pad) as household_key,
    pseudonym('nik:' || member.nik, $inner_pad, $outer_pad) as person_key,
    decision.period,
    decision.kelurahan_code,
    member.relationship,
    member.sex,
    year(member.birth_date) as birth_year,
    member.is_living_member,
    decision.status,
    decision.reason_codes,
    decision.payee_nik is not null and decision.payee_nik = member.nik as is_payee
from decided_member as member
inner join decision on member.household_id = decision.household_id
