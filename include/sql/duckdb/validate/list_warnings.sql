-- Purpose: the codes of the rows with warnings only
-- Reads:   failed_row, failure
-- Writes:  warned
with pattern_warning as (
    select pattern_no, list(distinct code order by code) as warnings
    from failure
    where severity = 'warning'
    group by pattern_no
)

select f.row_key, w.warnings
from failed_row as f
inner join pattern_warning as w on f.pattern_no = w.pattern_no
