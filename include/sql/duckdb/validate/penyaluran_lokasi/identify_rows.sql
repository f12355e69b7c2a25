-- Purpose: keys of the rows: a site's row has no number of a person
-- Reads:   record
-- Writes:  subject
select
    row_key,
    file_no,
    row_number,
    null::bigint as family_key,
    false as is_head,
    kelurahan_code,
    null::varchar as no_kk,
    null::varchar as nik
from record
