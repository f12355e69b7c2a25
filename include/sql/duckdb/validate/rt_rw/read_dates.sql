-- Purpose: the date of each spelling, without the place before its last comma; each distinct
--          spelling is parsed once
-- Reads:   row_landed, file_landed
-- Writes:  spelled_date
with spelled as (
    select distinct tanggal_lahir as spelling
    from row_landed
    where tanggal_lahir is not null
),

last_landing as (
    select max(landed_on) as landed_on from file_landed
)

select
    s.spelling,
    read_date(drop_place(clean_text(s.spelling)), f.landed_on) as read_on
from spelled as s
cross join last_landing as f
