-- Purpose: counterfactual: an officer resolves that a person in two households belongs to the other
--          one
-- Reads:   resolution, shared_pair, asked
-- Writes:  resolution
-- Params:  value
select case_id, answer, belongs_to
from resolution
where case_id <> $value
union all
select distinct case_id, 'SAME', other_side
from shared_pair
where case_id = $value and household_no in (select household_no from asked)
