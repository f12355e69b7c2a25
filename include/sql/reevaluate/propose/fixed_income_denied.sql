-- Purpose: the list can say that the family has no fixed income
-- Reads:   asked
-- Writes:  proposal
select null::varchar as value, null::varchar as about
from asked
