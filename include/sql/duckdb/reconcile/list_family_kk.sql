-- Purpose: the Kartu Keluarga of each of those families
-- Reads:   kk_family
-- Writes:  household_kk
select family_key as household_no, no_kk as kk_class from kk_family
