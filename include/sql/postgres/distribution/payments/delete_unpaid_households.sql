-- Purpose: make room for what the draft cannot pay: of the months asked for, and of those tried
--          again
-- Reads:   arrear
-- Writes:  ops.unpaid_household
-- Params:  asked_periods
delete from ops.unpaid_household
where period = any(:asked_periods)
    or (household_id, period) in (select household_id, period from arrear)
