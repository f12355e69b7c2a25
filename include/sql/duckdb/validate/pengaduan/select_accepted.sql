-- Purpose: the accepted complaints
-- Reads:   record, ledger, warned, quarantined
-- Writes:  accepted
select
    row_key, file_no, row_number, period, warnings, complaint, lodged_on, nik, no_kk,
    kelurahan_code, category, wording
from accepted_records('record', 'ledger', 'warned', 'quarantined')
