-- Purpose: the months owed that a draft cannot pay
-- Reads:   unpaid
-- Writes:  ops.unpaid_household
select household_id, period, kelurahan_code, reason
from unpaid
