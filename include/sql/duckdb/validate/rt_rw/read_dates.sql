-- Purpose: the date that each spelling means, without the place before its last comma; few spellings
--          are said many times, so each is read once
-- Reads:   row_landed, file_landed
-- Writes:  spelled_date
select
    s.spelling,
    read_date(drop_place(clean_text(s.spelling)), f.landed_on) as read_on
from (select distinct tanggal_lahir as spelling from row_landed where tanggal_lahir is not null) as s
cross join (select max(landed_on) as landed_on from file_landed) as f
