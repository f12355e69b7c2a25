-- Purpose: relocations linked to the persons concerned
-- Reads:   relocation, link
-- Writes:  relocation
select *
from relocation
where row_key in (select row_key from link where feed = 'dukcapil/pindah')
