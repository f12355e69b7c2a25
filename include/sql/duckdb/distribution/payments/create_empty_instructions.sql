-- Purpose: create an empty table of instructions, if no batch has been sealed
-- Reads:   -
-- Writes:  sealed_instruction
select
    null::varchar as instruction_id, null::varchar as batch_id, null::varchar as household_id,
    null::varchar[] as periods, null::varchar as kelurahan_code, null::varchar as payee_nik,
    null::varchar as payee_name, null::varchar as name_key, null::varchar as account,
    null::varchar as account_method, null::bigint as amount_idr, null::integer as attempt,
    null::varchar as retried_instruction_id
where false
