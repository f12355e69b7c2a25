-- Purpose: the household itself, for changes that occur only once
-- Reads:   asked
-- Writes:  subject
select null::varchar as value, null::varchar as about
from asked
