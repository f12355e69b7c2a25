-- Purpose: number of rows with each code
-- Reads:   verdicts
-- Writes:  code_count
select code, sum(row_count)::bigint as row_count
from verdicts
group by code
