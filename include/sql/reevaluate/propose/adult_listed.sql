-- Purpose: the list can name an adult of the family whom it left out
-- Reads:   asked
-- Writes:  proposal
select null::varchar as value, null::varchar as about
from asked
