-- Purpose: residence that identifies each of those families in review cases: its Kartu Keluarga
-- Reads:   kk_family
-- Writes:  household_residence
select family_key as household_no, no_kk as residence from kk_family
