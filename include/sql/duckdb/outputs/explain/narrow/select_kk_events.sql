-- Purpose: KK changes of the persons concerned
-- Reads:   kk_event, affected_person
-- Writes:  kk_event
select *
from kk_event
where nik in (select nik from affected_person)
