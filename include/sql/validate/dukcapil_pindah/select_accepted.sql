-- Purpose: the accepted relocations and their reversals
-- Reads:   accepted_row, record
-- Writes:  accepted
select
    a.*,
    r.permit,
    r.nik,
    r.name,
    r.name_key,
    r.no_kk as no_kk_from,
    r.no_kk_to,
    r.region_from,
    r.region_to,
    r.address_to,
    r.rt_to,
    r.rw_to,
    r.moved_on,
    r.reported_on,
    r.is_reversal
from accepted_row as a
inner join record as r on a.row_key = r.row_key
