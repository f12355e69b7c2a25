-- Purpose: the rows whose combination of facts failed a demand
-- Reads:   fact, pattern, failure
-- Writes:  failed_row
select fact.row_key, failed.pattern_no
from fact
natural inner join (
    select * exclude (row_count)
    from pattern
    where pattern_no in (select pattern_no from failure)
) as failed
