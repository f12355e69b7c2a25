-- Purpose: numbers listed in more than one household
-- Reads:   person
-- Writes:  shared_nik
select nik
from person
where nik is not null
group by nik
having min(household_no) <> max(household_no)
