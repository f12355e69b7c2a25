-- Purpose: the accepted results
-- Reads:   record, ledger, warned, quarantined
-- Writes:  accepted
select
    row_key, file_no, row_number, period, warnings, instruction_id, account, name, name_key,
    amount_idr, status, reason, result_on
from accepted_records('record', 'ledger', 'warned', 'quarantined')
