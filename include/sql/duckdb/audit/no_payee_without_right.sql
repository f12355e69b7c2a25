-- severity: stop
-- Purpose: an ELIGIBLE household has a payee, an INELIGIBLE one has none
-- Reads:   decision
-- Writes:  no_payee_without_right
select household_id
from decision
where (status = 'ELIGIBLE' and (payee_role = 'NONE' or payee_name is null))
    or (status = 'INELIGIBLE' and payee_role <> 'NONE')
    or status is null or payee_role is null
