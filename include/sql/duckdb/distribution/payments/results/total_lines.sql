-- Purpose: how many lines of each class, and the rupiah they report
-- Reads:   classified_line
-- Writes:  line_total
select class, status, count(*) as lines, sum(amount_idr)::bigint as amount_idr
from classified_line
group by class, status
order by class, status
