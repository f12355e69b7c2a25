-- Purpose: notes of every variant: facts recorded without effect on the decision, except an open
--          appeal
-- Reads:   situation, household
-- Writes:  note
-- Params:  moved_out_excludes
with fact as (
    select
        situation.*, household.is_carried, household.is_self_reported, household.has_damaged_nik,
        household.is_submitted_twice
    from situation
    inner join household on situation.household_no = household.household_no
),

new_place as (
    select situation.variant_no
    from situation
    inner join household on situation.household_no = household.household_no
    where
        situation.is_relocated
        and (
            situation.kelurahan_code is distinct from household.kelurahan_code
            or situation.rt is distinct from household.rt
            or situation.rw is distinct from household.rw
            or letters_and_digits(situation.address) is distinct from household.address_key
        )
)

select variant_no, payee_note as note from fact where payee_note is not null
union all
select variant_no, 'RELOCATED_WITHIN_DKI' from new_place
union all
select variant_no, 'MOVED_OUT_KEPT' from fact
where is_out_of_dki and not ($moved_out_excludes and is_out_before_period)
union all
select variant_no, 'CARRIED_FORWARD' from fact where is_carried
union all
select variant_no, 'SELF_REPORTED' from fact where is_self_reported
union all
select variant_no, 'NO_NIK' from fact where not has_nik
union all
select variant_no, 'NIK_DAMAGED' from fact where has_damaged_nik
union all
select variant_no, 'DUPLICATE_SUBMISSION' from fact where is_submitted_twice
