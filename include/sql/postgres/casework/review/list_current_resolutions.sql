-- Purpose: the current resolution of every resolved case: the last, unless it is an undo
-- Reads:   ops.resolution
-- Writes:  -
select case_id, answer, belongs_to
from (
    select distinct on (case_id) case_id, answer, belongs_to
    from ops.resolution
    order by case_id asc, resolution_id desc
) as last_one
where answer is not null
order by case_id
