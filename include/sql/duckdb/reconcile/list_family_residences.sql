-- Purpose: by which residence an officer knows each of those families again: its Kartu Keluarga
-- Reads:   kk_family
-- Writes:  household_residence
select family_key as household_no, no_kk as residence from kk_family
