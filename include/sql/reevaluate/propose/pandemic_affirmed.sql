-- Purpose: the list can say that the pandemic affects the family
-- Reads:   asked
-- Writes:  proposal
select null::varchar as value, null::varchar as about
from asked
