-- Purpose: the usable numbers each row carries, in a feed whose rows stand for themselves
-- Reads:   record
-- Writes:  subject
select
    row_key,
    file_no,
    row_number,
    null::bigint as family_key,
    false as is_head,
    null::varchar as kelurahan_code,
    no_kk,
    nik
from record
