-- Purpose: Kartu Keluarga of the households concerned
-- Reads:   household_kk, concerned
-- Writes:  household_kk
select *
from household_kk
where household_no in (select household_no from concerned)
