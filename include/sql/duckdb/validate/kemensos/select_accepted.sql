-- Purpose: the accepted rows of the national programme lists
-- Reads:   record, ledger, warned, quarantined
-- Writes:  accepted
from accepted_records('record', 'ledger', 'warned', 'quarantined')
