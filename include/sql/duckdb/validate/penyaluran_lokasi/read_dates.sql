-- Purpose: the date of each spelling; calendars have future dates, so a date with a two-digit year
--          may be up to a year after the landing
-- Reads:   row_landed, file_landed
-- Writes:  spelled_date
with spelled as (
    select distinct spelling
    from (
        unpivot (select columns('^tanggal') from row_landed)
        on columns(*) into name column_name value spelling
    )
),

last_landing as (
    select max(landed_on) as landed_on from file_landed
)

select
    s.spelling,
    read_date(clean_text(s.spelling), (f.landed_on + interval 1 year)::date) as read_on
from spelled as s
cross join last_landing as f
