-- Purpose: households missing from the list although their kelurahan has submitted
-- Reads:   household_gone, submitted_kelurahan
-- Writes:  not_proposed
select *
from household_gone
where list_kelurahan_code in (select kelurahan_code from submitted_kelurahan)
