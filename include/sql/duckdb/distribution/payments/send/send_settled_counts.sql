-- Purpose: instructions of the period's batches by outcome
-- Reads:   settled_count
-- Writes:  ops.payment_count
from settled_count
