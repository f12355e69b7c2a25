-- Purpose: codes of the files rejected for too many bad rows, with number and positions of rows
-- Reads:   ledger, quarantine, subject
-- Writes:  rejected_code
with bad_row as (
    select s.file_no, s.row_number, unnest(q.codes) as code
    from quarantine as q
    inner join subject as s on q.row_key = s.row_key
)

select
    l.file_no,
    l.bad,
    l.quarantined as data_rows,
    b.code,
    count(*) as row_count,
    list(b.row_number order by b.row_number)[1:10] as first_rows
from ledger as l
inner join bad_row as b on l.file_no = b.file_no
where l.has_too_many_bad_rows
group by l.file_no, l.bad, l.quarantined, b.code
order by l.file_no asc, row_count desc, b.code asc
