-- Purpose: the accepted accounts
-- Reads:   record, ledger, warned, quarantined
-- Writes:  accepted
from accepted_records('record', 'ledger', 'warned', 'quarantined')
