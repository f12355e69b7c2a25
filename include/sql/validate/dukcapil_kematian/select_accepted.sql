-- Purpose: the accepted deaths and their reversals
-- Reads:   accepted_row, record
-- Writes:  accepted
select
    a.*,
    r.certificate,
    r.nik,
    r.no_kk,
    r.name,
    r.name_key,
    r.birth_date,
    r.kelurahan_code,
    r.died_on,
    r.reported_on,
    r.is_reversal
from accepted_row as a
inner join record as r on a.row_key = r.row_key
