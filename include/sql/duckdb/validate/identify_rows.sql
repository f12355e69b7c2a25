-- Purpose: the usable numbers of each row, in a feed without families
-- A feed may have no column for NIK or KK.
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
from (
    from record
    union all by name
    select null::varchar as no_kk, null::varchar as nik
    where false
) as numbered
