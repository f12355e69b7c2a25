-- Purpose: the accepted appeals
-- Reads:   record, ledger, warned, quarantined
-- Writes:  accepted
select
    row_key, file_no, row_number, period, warnings, appeal, lodged_on, appealed_period, no_kk, nik,
    grounds, proof
from accepted_records('record', 'ledger', 'warned', 'quarantined')
