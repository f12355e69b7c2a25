-- Purpose: delete unpaid households of the requested and retried months before the draft's are
--          inserted
-- Reads:   arrear
-- Writes:  ops.unpaid_household
-- Params:  asked_periods
delete from ops.unpaid_household
where period = any(:asked_periods)
    or (household_id, period) in (select household_id, period from arrear)
