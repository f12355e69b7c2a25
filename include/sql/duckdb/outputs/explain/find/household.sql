-- Purpose: the household itself, for what there is only one of
-- Reads:   asked
-- Writes:  subject
select null::varchar as value, null::varchar as about
from asked
