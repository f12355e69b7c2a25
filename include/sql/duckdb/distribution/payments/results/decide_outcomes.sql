-- Purpose: the instructions whose outcome changes with these lines
-- Reads:   classified_line, standing_outcome
-- Writes:  outcome
with said as (
    select
        instruction_id,
        bool_or(class = 'COUNTED' and status = 'RETUR') as is_returned,
        bool_or(class = 'COUNTED' and status = 'BERHASIL') as is_paid,
        bool_or(class = 'COUNTED' and status = 'GAGAL') as is_failed
    from classified_line
    where class in ('COUNTED', 'WRONG_AMOUNT', 'WRONG_ACCOUNT', 'WRONG_NAME')
    group by instruction_id
)

select
    s.instruction_id,
    case
        when s.is_returned then 'RETURNED'
        when s.is_paid then 'PAID'
        when s.is_failed then 'FAILED'
        else 'DISPUTED'
    end as outcome
from said as s
left join standing_outcome as o on s.instruction_id = o.instruction_id
where s.is_returned or s.is_paid or s.is_failed or o.outcome is null
