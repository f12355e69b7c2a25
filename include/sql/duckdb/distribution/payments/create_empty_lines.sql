-- Purpose: create an empty table of bank lines, if none has been reconciled
-- Reads:   -
-- Writes:  known_line
select
    null::varchar as instruction_id, null::varchar as account, null::varchar as name_key,
    null::bigint as amount_idr, null::varchar as status, null::date as result_on,
    null::varchar as batch_id, null::varchar as kelurahan_code, null::varchar as class
where false
