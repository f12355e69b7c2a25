-- Purpose: deaths linked to the persons concerned
-- Reads:   death, link
-- Writes:  death
select *
from death
where row_key in (select row_key from link where feed = 'dukcapil/kematian')
