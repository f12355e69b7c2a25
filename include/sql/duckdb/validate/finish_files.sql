-- Purpose: the ledger of a landing: result and reason of each file
-- Reads:   ledger, rejection
-- Writes:  files
select
    l.* exclude (has_too_many_bad_rows, bad)
    replace (nullif(concat_ws(' ', r.reason, l.reason), '') as reason)
from ledger as l
left join rejection as r on l.file_no = r.file_no
