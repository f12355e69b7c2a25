-- Purpose: the accepted relocations and their reversals
-- Reads:   record, ledger, warned, quarantined
-- Writes:  accepted
select
    row_key, file_no, row_number, period, warnings, permit, nik, name, name_key,
    no_kk as no_kk_from, no_kk_to, region_from, region_to, address_to, rt_to, rw_to, moved_on,
    reported_on, is_reversal
from accepted_records('record', 'ledger', 'warned', 'quarantined')
