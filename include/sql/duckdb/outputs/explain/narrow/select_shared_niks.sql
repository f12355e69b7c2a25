-- Purpose: shared NIK of the persons concerned
-- Reads:   shared_nik, affected_person
-- Writes:  shared_nik
select *
from shared_nik
where nik in (select nik from affected_person)
