-- Purpose: lookup keys of a kelurahan: its name and its code
-- Reads:   kelurahan
-- Writes:  kelurahan_key
select kelurahan_key(kelurahan) as spelling, kelurahan_code
from kelurahan
union all
select kelurahan_key(kelurahan_code), kelurahan_code
from kelurahan
