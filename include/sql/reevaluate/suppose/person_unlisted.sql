-- Purpose: another household's list does not name a person any more
-- Reads:   eventful_person
-- Writes:  eventful_person
-- Params:  value
select *
from eventful_person
where person_key <> $value::bigint
