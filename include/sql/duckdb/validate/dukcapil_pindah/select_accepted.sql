-- Purpose: the accepted relocations and their reversals
-- Reads:   record, ledger, warned, quarantined
-- Writes:  accepted
select * rename (no_kk as no_kk_from)
from accepted_records('record', 'ledger', 'warned', 'quarantined')
