-- Purpose: every resolution of a case, in order
-- Reads:   ops.resolution
-- Writes:  -
-- Params:  case_id
select answer, belongs_to, resolved_by, resolved_at, note
from ops.resolution
where case_id = :case_id
order by resolution_id
