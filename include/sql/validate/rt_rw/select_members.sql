-- Purpose: the accepted rows of the submissions
-- Reads:   record, subject, ledger, warned, quarantined
-- Writes:  member
select
    r.row_key,
    r.file_no,
    r.row_number,
    l.period,
    coalesce(w.warnings, []::varchar[]) as warnings,
    s.family_key,
    r.nik,
    r.name,
    r.name_key,
    r.relationship,
    r.sex,
    r.birth_date,
    s.is_head
from record as r
inner join subject as s on r.row_key = s.row_key
inner join ledger as l on r.file_no = l.file_no
left join warned as w on r.row_key = w.row_key
anti join quarantined as q on r.row_key = q.row_key
