-- Purpose: the complaints known on the run date, each with its latest row
-- Reads:   complaint_row, file_known
-- Writes:  complaint
-- Params:  run_date
select
    r.complaint,
    r.lodged_on,
    r.nik,
    r.no_kk,
    r.kelurahan_code,
    r.category,
    f.sha256,
    r.row_number
from complaint_row as r
inner join file_known as f on r.file_no = f.file_no
where r.lodged_on <= $run_date and f.landed_on <= $run_date
qualify
    row_number() over (
        partition by r.complaint order by f.landed_on desc, f.sha256 desc, r.row_number desc
    ) = 1
