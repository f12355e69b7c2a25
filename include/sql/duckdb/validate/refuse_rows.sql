-- Purpose: the rows that failed a critical expectation, once per expectation
-- Reads:   failed_row, failure
-- Writes:  refused
select f.row_key, d.code
from failed_row as f
inner join failure as d on f.pattern_no = d.pattern_no
where d.severity = 'critical'
