-- Purpose: place and usable numbers of each row
-- Reads:   record, family_row, family_said
-- Writes:  subject
select
    r.row_key,
    r.file_no,
    r.row_number,
    f.family_key,
    f.is_kepala or (not s.has_head and r.row_key = f.family_key) as is_head,
    s.kelurahan_code,
    case when r.kk is null then s.no_kk else nullif(r.kk, '-') end as no_kk,
    r.nik
from record as r
inner join family_row as f on r.row_key = f.row_key
inner join family_said as s on f.family_key = s.family_key
