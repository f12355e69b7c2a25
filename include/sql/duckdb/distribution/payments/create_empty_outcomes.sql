-- Purpose: create an empty table of outcomes, if nothing has been reconciled
-- Reads:   -
-- Writes:  recorded_outcome
select
    null::bigint as reconciliation_number, null::varchar as instruction_id,
    null::varchar as outcome
where false
