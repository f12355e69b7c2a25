-- Purpose: the accepted appeals
-- Reads:   record, ledger, warned, quarantined
-- Writes:  accepted
select
    r.row_key,
    r.file_no,
    r.row_number,
    l.period,
    coalesce(w.warnings, []::varchar[]) as warnings,
    r.appeal,
    r.lodged_on,
    r.appealed_period,
    r.no_kk,
    r.nik,
    r.grounds,
    r.proof
from record as r
inner join ledger as l on r.file_no = l.file_no
left join warned as w on r.row_key = w.row_key
anti join quarantined as q on r.row_key = q.row_key
