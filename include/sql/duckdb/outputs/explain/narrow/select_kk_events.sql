-- Purpose: of the KK changes of the run, those of the persons concerned
-- Reads:   kk_event, affected_person
-- Writes:  kk_event
select *
from kk_event
where nik in (select nik from affected_person)
