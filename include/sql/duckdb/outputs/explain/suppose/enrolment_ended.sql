-- Purpose: no list of a programme says any more that a member of the household receives it
-- Reads:   link, asked
-- Writes:  link
-- Params:  value
select *
from link
where
    not (
        feed = 'kemensos'
        and programme = $value
        and household_no in (select household_no from asked)
    )
