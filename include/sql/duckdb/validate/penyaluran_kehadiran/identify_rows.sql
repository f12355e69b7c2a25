-- Purpose: a row of attendance stands for itself; the number it carries is the representative's
-- Reads:   record
-- Writes:  subject
select
    row_key,
    file_no,
    row_number,
    null::bigint as family_key,
    false as is_head,
    null::varchar as kelurahan_code,
    null::varchar as no_kk,
    nik
from record
