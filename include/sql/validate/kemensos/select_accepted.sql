-- Purpose: the accepted rows of the national programme lists
-- Reads:   accepted_row, record
-- Writes:  accepted
select
    a.*,
    r.no_kk,
    r.nik,
    r.name,
    r.name_key,
    r.birth_date,
    r.kelurahan_code,
    r.programme,
    r.is_active
from accepted_row as a
inner join record as r on a.row_key = r.row_key
