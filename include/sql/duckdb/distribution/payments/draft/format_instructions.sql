-- Purpose: the instructions in the bank's format, with the column names of its results
-- Reads:   instruction
-- Writes:  instruction_row
select
    instruction_id as "ID_INSTRUKSI",
    account as "NO_REKENING",
    formula_safe(payee_name) as "NAMA",
    amount_idr as "NOMINAL",
    array_to_string(periods, ';') as "PERIODE"
from instruction
order by kelurahan_code, instruction_id
