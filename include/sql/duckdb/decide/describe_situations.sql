-- Purpose: all facts of a variant that the rules read, in one row
-- Reads:   variant, household, living, heir, household_move
-- Writes:  situation
select
    variant.variant_no, variant.household_no,
    household.source_file, household.source_row, household.has_fixed_income, household.is_affected,
    coalesce(living.living_count, 0) as living_count,
    living.has_nik,
    coalesce(living.head_key, heir.person_key) as payee_key,
    case
        when living.head_key is not null or heir.note = 'HEAD_INFERRED' then 'HEAD'
        when heir.person_key is not null then 'HEIR'
        else 'NONE'
    end as payee_role,
    heir.note as payee_note,
    coalesce(move.is_out, false) as is_out_of_dki,
    coalesce(move.is_before_period, false) as is_out_before_period,
    coalesce(not move.is_out, false) as is_relocated,
    move.row_key as relocation_row_key,
    case when move.is_out is not false then household.kelurahan_code else move.kelurahan_code end
        as kelurahan_code,
    case when move.is_out is not false then household.rt else move.rt end as rt,
    case when move.is_out is not false then household.rw else move.rw end as rw,
    case when move.is_out is not false then household.address else move.address end as address
from variant
inner join household on variant.household_no = household.household_no
left join living on variant.variant_no = living.variant_no
left join heir on variant.variant_no = heir.variant_no
left join household_move as move on variant.variant_no = move.variant_no
