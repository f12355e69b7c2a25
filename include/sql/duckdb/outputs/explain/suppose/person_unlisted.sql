-- Purpose: another household's list does not name a person any more
-- Reads:   affected_person
-- Writes:  affected_person
-- Params:  value
select *
from affected_person
where person_key <> $value::bigint
