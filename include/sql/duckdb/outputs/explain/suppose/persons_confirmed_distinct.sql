-- Purpose: an officer says that those with one number in two households are two persons
-- Reads:   resolution
-- Writes:  resolution
-- Params:  value
select case_id, answer, belongs_to
from resolution
where case_id <> $value
union all
select $value, 'DIFFERENT', null
