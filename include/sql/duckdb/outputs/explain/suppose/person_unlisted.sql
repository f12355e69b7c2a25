-- Purpose: counterfactual: another household's list no longer has a person
-- Reads:   affected_person
-- Writes:  affected_person
-- Params:  value
select *
from affected_person
where person_key <> $value::bigint
