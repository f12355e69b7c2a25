-- Purpose: the accepted deaths and their reversals
-- Reads:   record, ledger, warned, quarantined
-- Writes:  accepted
select
    r.row_key,
    r.file_no,
    r.row_number,
    l.period,
    coalesce(w.warnings, []::varchar[]) as warnings,
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
from record as r
inner join ledger as l on r.file_no = l.file_no
left join warned as w on r.row_key = w.row_key
anti join quarantined as q on r.row_key = q.row_key
