-- Purpose: one row per household of the period, from its counting submission
-- Reads:   household_family, family_known
-- Writes:  listed_household
select
    grouped.household_no, grouped.is_carried, grouped.is_submitted_twice,
    family.family_key, family.sha256 as source_file, family.first_row,
    family.head_row as source_row,
    family.period as list_period, family.no_kk, family.kelurahan_code,
    family.rt, family.rw, family.address, family.address_key,
    family.has_fixed_income, family.is_affected, family.is_self_reported,
    family.has_damaged_nik, family.has_head, family.member_count, family.has_nik,
    family.file_no * 16777216 + family.head_row as head_key, family.head_nik, family.head_name
from household_family as grouped
inner join family_known as family on grouped.family_key = family.family_key
where grouped.is_counting
