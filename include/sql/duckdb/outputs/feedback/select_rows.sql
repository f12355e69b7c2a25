-- Purpose: the rows submitted for the period, without layout rows
-- Reads:   row_landed, file_known
-- Writes:  submitted_row
-- Params:  period
select r.file_no * 16777216 + r.row_number as row_key, f.name as file_name, r.*
from row_landed as r
inner join file_known as f on r.file_no = f.file_no
where f.period = $period and not r.is_layout
