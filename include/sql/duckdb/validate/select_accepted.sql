-- Purpose: the accepted rows, as they are read
-- Reads:   record, ledger, warned, quarantined
-- Writes:  accepted
from accepted_records('record', 'ledger', 'warned', 'quarantined')
