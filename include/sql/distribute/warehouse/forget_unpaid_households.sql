-- Purpose: make room for what the draft cannot pay
-- Reads:   -
-- Writes:  ops.unpaid_household
-- Params:  periods
delete from ops.unpaid_household where period = any(:periods)
