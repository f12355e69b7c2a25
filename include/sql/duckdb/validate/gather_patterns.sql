-- Purpose: each combination of facts that occurs, once, with how many rows show it
-- Rows of which the same is true get the same judgement, so each combination is judged once.
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
