-- Purpose: each new line of the bank beside its instruction, and what is wrong with it, compared in four
--          ways: is there such an instruction in this period; amount; account; name. A line that says
--          what another said to the letter is a duplicate, whatever else it is
-- Reads:   result_row, result_file, known_line, sealed_instruction, answered_batch
-- Writes:  compared_line
with new_line as (
    select
        r.row_key, r.instruction_id, r.account, r.name_key, r.amount_idr, r.status, r.reason,
        r.result_on, f.sha256, r.row_number,
        row_number() over (
            partition by r.instruction_id, r.account, r.name_key, r.amount_idr, r.status, r.result_on
            order by f.sha256, r.row_number
        ) > 1 as is_repeated
    from result_row as r
    inner join result_file as f on r.file_no = f.file_no
),
said_before as (
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
    n.* exclude (is_repeated),
    i.batch_id,
    i.kelurahan_code,
    i.amount_idr as expected_idr,
    case
        when n.is_repeated or s.row_key is not null then 'DUPLICATE'
        when i.instruction_id is null then 'UNKNOWN_INSTRUCTION'
        when i.batch_id not in (select batch_id from answered_batch) then 'OTHER_PERIOD'
        when n.amount_idr <> i.amount_idr then 'WRONG_AMOUNT'
        when n.account <> i.account then 'WRONG_ACCOUNT'
        when not coalesce(names_agree_loosely(n.name_key, i.name_key), false) then 'WRONG_NAME'
    end as fault
from new_line as n
left join said_before as s on n.row_key = s.row_key
left join sealed_instruction as i on n.instruction_id = i.instruction_id
