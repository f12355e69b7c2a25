-- Purpose: the lines that match an instruction
-- Reads:   known_line, reconciliation
-- Writes:  published.payment_result
select
    l.instruction_id,
    case l.status when 'BERHASIL' then 'PAID' when 'GAGAL' then 'FAILED' else 'RETURNED' end
        as outcome,
    l.amount_idr, l.reason, l.result_on, l.sha256 as source_file, l.row_number as source_row,
    r.reconciliation_number
from known_line as l
cross join reconciliation as r
where l.class = 'COUNTED'
