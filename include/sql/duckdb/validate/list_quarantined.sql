-- Purpose: every quarantined row; of a file rejected for too many of them, every row
-- Reads:   subject, ledger, quarantine
-- Writes:  quarantined
select
    s.row_key,
    s.file_no,
    s.row_number,
    l.period,
    coalesce(q.codes, ['FILE_REJECTED']) as codes,
    l.has_too_many_bad_rows as is_file_rejected,
    s.no_kk,
    s.nik
from subject as s
inner join ledger as l on s.file_no = l.file_no
left join quarantine as q on s.row_key = q.row_key
where q.row_key is not null or l.has_too_many_bad_rows
