-- Purpose: class of each line: COUNTED if it matches its instruction, else the kind of anomaly. A
--          failed or returned instruction is final, because its months may have been paid again
-- Reads:   compared_line, placed_line
-- Writes:  classified_line
select
    l.*,
    case
        when l.fault is not null then l.fault
        when p.status = 'BERHASIL' and p.stood in ('FAILED', 'RETURNED') then 'LATE'
        when p.status = 'BERHASIL' and (p.stood = 'PAID' or not p.is_first) then 'PAID_AGAIN'
        when p.status = 'RETUR' and p.stood = 'FAILED' then 'CONTRADICTORY'
        when p.status = 'RETUR' and (p.stood = 'RETURNED' or not p.is_first) then 'DUPLICATE'
        when p.status = 'GAGAL' and (p.has_moved or p.stood in ('PAID', 'RETURNED'))
            then 'CONTRADICTORY'
        when p.status = 'GAGAL' and (p.stood = 'FAILED' or not p.is_first) then 'DUPLICATE'
        else 'COUNTED'
    end as class
from compared_line as l
left join placed_line as p on l.row_key = p.row_key
