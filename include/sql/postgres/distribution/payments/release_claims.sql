-- Purpose: release the claims of months whose payment failed or was returned
-- Reads:   released_month
-- Writes:  published.payment_claim
delete from published.payment_claim as claim
using released_month as released
where claim.household_id = released.household_id and claim.period = released.period
