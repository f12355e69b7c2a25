-- Purpose: which files were applied last, in which text, and what they made
-- Reads:   ops.applied_file
-- Writes:  -
select name, sha256, object
from ops.applied_file
order by name
