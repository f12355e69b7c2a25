-- Purpose: the accepted rows of the national programme lists
-- Reads:   record, ledger, warned, quarantined
-- Writes:  accepted
select
    r.row_key,
    r.file_no,
    r.row_number,
    l.period,
    coalesce(w.warnings, []::varchar[]) as warnings,
    r.no_kk,
    r.nik,
    r.name,
    r.name_key,
    r.birth_date,
    r.kelurahan_code,
    r.programme,
    r.is_active
from record as r
inner join ledger as l on r.file_no = l.file_no
left join warned as w on r.row_key = w.row_key
anti join quarantined as q on r.row_key = q.row_key
