-- Purpose: position of each line without fault among those of its instruction, and the outcome of
--          the instruction before
-- Of lines that arrive together a success is ordered before a failure: a payment that may have
-- succeeded is not retried.
-- Reads:   compared_line, standing_outcome
-- Writes:  placed_line
select
    l.row_key,
    l.instruction_id,
    l.status,
    coalesce(o.outcome, 'UNANSWERED') as stood,
    row_number() over (
        partition by l.instruction_id, l.status order by l.result_on, l.sha256, l.row_number
    ) = 1 as is_first,
    bool_or(l.status <> 'GAGAL') over (partition by l.instruction_id) as has_moved
from compared_line as l
left join standing_outcome as o on l.instruction_id = o.instruction_id
where l.fault is null
