-- Purpose: the members with the columns that the audits need, computed once
-- Reads:   decided_member
-- Writes:  member
select household_id, nik, name, relationship, birth_date, is_living_member
from decided_member
