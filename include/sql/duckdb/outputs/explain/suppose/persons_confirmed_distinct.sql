-- Purpose: counterfactual: an officer resolves that one number in two households is two persons
-- Reads:   resolution
-- Writes:  resolution
-- Params:  value
select case_id, answer, belongs_to
from resolution
where case_id <> $value
union all
select $value, 'DIFFERENT', null
