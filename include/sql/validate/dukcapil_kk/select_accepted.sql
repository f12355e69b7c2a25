-- Purpose: the accepted changes of Kartu Keluarga
-- Reads:   record, ledger, warned, quarantined
-- Writes:  accepted
select
    r.row_key,
    r.file_no,
    r.row_number,
    l.period,
    coalesce(w.warnings, []::varchar[]) as warnings,
    r.no_kk as no_kk_from,
    r.no_kk_to,
    r.nik,
    r.relationship,
    r.effective_on,
    r.cause
from record as r
inner join ledger as l on r.file_no = l.file_no
left join warned as w on r.row_key = w.row_key
anti join quarantined as q on r.row_key = q.row_key
