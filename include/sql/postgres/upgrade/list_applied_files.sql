-- Purpose: the applied files with hash and created object
-- Reads:   ops.applied_file
-- Writes:  -
select name, sha256, object
from ops.applied_file
order by name
