-- Purpose: of the KK changes of the run, those of the persons concerned
-- Reads:   kk_event, eventful_person
-- Writes:  kk_event
select *
from kk_event
where nik in (select nik from eventful_person)
