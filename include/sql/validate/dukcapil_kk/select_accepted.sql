-- Purpose: the accepted changes of Kartu Keluarga
-- Reads:   accepted_row, record
-- Writes:  accepted
select
    a.*,
    r.no_kk as no_kk_from,
    r.no_kk_to,
    r.nik,
    r.relationship,
    r.effective_on,
    r.cause
from accepted_row as a
inner join record as r on a.row_key = r.row_key
