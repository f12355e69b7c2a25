-- Purpose: the accepted relocations and their reversals
-- Reads:   record, ledger, warned, quarantined
-- Writes:  accepted
select
    r.row_key,
    r.file_no,
    r.row_number,
    l.period,
    coalesce(w.warnings, []::varchar[]) as warnings,
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
from record as r
inner join ledger as l on r.file_no = l.file_no
left join warned as w on r.row_key = w.row_key
anti join quarantined as q on r.row_key = q.row_key
