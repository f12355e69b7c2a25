-- Purpose: each line of the bank has exactly one class
-- Reads:   result_row, classified_line
-- Writes:  no_line_lost
select r.row_key, count(c.row_key) as times
from result_row as r
left join classified_line as c on r.row_key = c.row_key and c.class is not null
group by r.row_key
having count(c.row_key) is distinct from 1
