-- Purpose: the accepted changes of Kartu Keluarga
-- Reads:   record, ledger, warned, quarantined
-- Writes:  accepted
select
    row_key, file_no, row_number, period, warnings, no_kk as no_kk_from, no_kk_to, nik,
    relationship, effective_on, cause
from accepted_records('record', 'ledger', 'warned', 'quarantined')
