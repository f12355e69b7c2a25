-- Purpose: the accepted rows of the national programme lists
-- Reads:   record, ledger, warned, quarantined
-- Writes:  accepted
select
    row_key, file_no, row_number, period, warnings, no_kk, nik, name, name_key, birth_date,
    kelurahan_code, programme, is_active
from accepted_records('record', 'ledger', 'warned', 'quarantined')
