-- Purpose: residence that identifies each household in review cases
-- Reads:   listed_household
-- Writes:  household_residence
select household_no, no_kk as residence
from listed_household
where no_kk is not null
union all
select
    household_no, residence(no_kk, kelurahan_code, rt, rw, address_key, head_nik, head_name)
from listed_household
where no_kk is null
