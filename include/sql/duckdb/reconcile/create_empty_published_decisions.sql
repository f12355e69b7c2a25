-- Purpose: create an empty table of published decisions, if no near earlier period is published
-- Reads:   -
-- Writes:  published_decision
select
    null::varchar as household_id, null::varchar as period, null::varchar as no_kk,
    null::varchar as kelurahan_code, null::varchar as rt, null::varchar as rw,
    null::varchar as status, null::integer as member_count, null::varchar as source_file,
    null::integer as source_row, null::varchar as list_kelurahan_code
where false
