-- Purpose: the file of a feed by its content; the same bytes filed for two periods hold the same
--          rows
-- Reads:   landed_file
-- Writes:  found_file
-- Params:  sha256
select file_no, name
from landed_file
where sha256 = $sha256 and status in ('ACCEPTED', 'PARTIAL')
order by file_no
limit 1
