-- Purpose: the accepted deaths and their reversals
-- Reads:   record, ledger, warned, quarantined
-- Writes:  accepted
from accepted_records('record', 'ledger', 'warned', 'quarantined')
