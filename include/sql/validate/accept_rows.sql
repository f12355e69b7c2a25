-- Purpose: the rows that are accepted, with the codes of their warnings
-- Reads:   subject, ledger, quarantine, warned
-- Writes:  accepted_row
select
    s.row_key,
    s.file_no,
    s.row_number,
    l.period,
    coalesce(w.warnings, []::varchar[]) as warnings
from subject as s
inner join ledger as l on s.file_no = l.file_no
left join warned as w on s.row_key = w.row_key
anti join quarantine as q on s.row_key = q.row_key
where not l.has_too_many_bad_rows
