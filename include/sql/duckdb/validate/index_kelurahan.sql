-- Purpose: what a kelurahan may be called: its name, or its code
-- Reads:   kelurahan
-- Writes:  kelurahan_key
select kelurahan_key(kelurahan) as spelling, kelurahan_code
from kelurahan
union all
select kelurahan_key(kelurahan_code), kelurahan_code
from kelurahan
