-- Purpose: the accepted deaths and their reversals
-- Reads:   record, ledger, warned, quarantined
-- Writes:  accepted
select
    row_key, file_no, row_number, period, warnings, certificate, nik, no_kk, name, name_key,
    birth_date, kelurahan_code, died_on, reported_on, is_reversal
from accepted_records('record', 'ledger', 'warned', 'quarantined')
