-- Purpose: the accepted accounts
-- Reads:   record, ledger, warned, quarantined
-- Writes:  accepted
select
    row_key, file_no, row_number, period, warnings, account, nik, name, name_key, status, status_on
from accepted_records('record', 'ledger', 'warned', 'quarantined')
