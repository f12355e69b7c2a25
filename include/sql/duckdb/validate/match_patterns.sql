-- Purpose: the rows whose combination of facts failed an expectation
-- Reads:   fact, pattern, failure
-- Writes:  failed_row
with failed as (
    select * exclude (row_count)
    from pattern
    where pattern_no in (select pattern_no from failure)
)

select fact.row_key, failed.pattern_no
from fact
natural inner join failed
