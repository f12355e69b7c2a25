-- Purpose: all reconciliations, in order
-- Reads:   ops.payment_reconciliation
-- Writes:  -
select reconciliation_id, period, landings
from ops.payment_reconciliation
order by reconciliation_number
