-- Purpose: each occurring combination of facts, with its number of rows
-- Rows with equal facts get the same result, so each combination is checked once.
-- Reads:   fact
-- Writes:  pattern
select
    row_number() over () as pattern_no,
    *
from (
    select * exclude (row_key), count(*) as row_count
    from fact
    group by all
) as combination
