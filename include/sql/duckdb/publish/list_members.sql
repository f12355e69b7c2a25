-- Purpose: what the checks ask of the members, once for all of them
-- Reads:   decided_member
-- Writes:  member
select household_id, nik, name, relationship, birth_date, is_living_member
from decided_member
