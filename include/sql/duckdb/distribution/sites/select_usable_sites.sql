-- Purpose: the sites usable in a plan: with coordinates, and open on a day of the calendar
-- Reads:   site
-- Writes:  usable_site
-- Params:  first_day, last_day
select
    *,
    starts_with(kelurahan_code, '31.01') as is_on_islands
from site
where latitude is not null and opens_on <= $last_day and closes_on >= $first_day
