-- Purpose: each new line of the bank with its instruction and its fault, by four checks: the
--          instruction exists in this period; amount; account; name. A line equal to an earlier one
--          is a duplicate, whatever else is wrong
-- Most lines are unique and most names equal: these are not compared further.
-- Reads:   result_row, result_file, known_line, sealed_instruction, answered_batch
-- Writes:  compared_line
with new_line as (
    select
        r.row_key, r.instruction_id, r.account, r.name_key, r.amount_idr, r.status, r.reason,
        r.result_on, f.sha256, r.row_number
    from result_row as r
    inner join result_file as f on r.file_no = f.file_no
),

doubtful as (
    select *
    from new_line
    where
        instruction_id in (
            select n.instruction_id from new_line as n group by n.instruction_id having count(*) > 1
        )
),

duplicate as (
    select row_key
    from doubtful
    qualify
        row_number() over (
            partition by instruction_id, account, name_key, amount_idr, status, result_on
            order by sha256, row_number
        ) > 1
    union
    select n.row_key
    from new_line as n
    semi join known_line as k
        on n.instruction_id = k.instruction_id
            and n.account = k.account
            and n.name_key is not distinct from k.name_key
            and n.amount_idr = k.amount_idr
            and n.status = k.status
            and n.result_on = k.result_on
)

select
    n.*,
    i.batch_id,
    i.kelurahan_code,
    i.amount_idr as expected_idr,
    case
        when d.row_key is not null then 'DUPLICATE'
        when i.instruction_id is null then 'UNKNOWN_INSTRUCTION'
        when not exists (select 1 from answered_batch as b where b.batch_id = i.batch_id)
            then 'OTHER_PERIOD'
        when n.amount_idr <> i.amount_idr then 'WRONG_AMOUNT'
        when n.account <> i.account then 'WRONG_ACCOUNT'
        when n.name_key = i.name_key then null
        when not coalesce(names_agree_loosely(n.name_key, i.name_key), false) then 'WRONG_NAME'
    end as fault
from new_line as n
left join duplicate as d on n.row_key = d.row_key
left join sealed_instruction as i on n.instruction_id = i.instruction_id
