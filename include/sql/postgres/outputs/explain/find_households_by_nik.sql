-- Purpose: households that were ever decided with a person among their members
-- Reads:   published.member
-- Writes:  -
-- Params:  nik
select distinct household_id
from published.member
where nik = :nik
order by household_id
