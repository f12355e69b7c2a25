-- Purpose: each account with its latest row known on the run date
-- Reads:   account_row, account_file
-- Writes:  account
-- Params:  run_date
select r.account, r.nik, r.name_key, r.status, r.status_on
from account_row as r
inner join account_file as f on r.file_no = f.file_no
where r.status_on <= $run_date
qualify
    row_number() over (
        partition by r.account
        order by r.status_on desc, f.landed_on desc, f.sha256 desc, r.row_number desc
    ) = 1
