-- Purpose: the names under which files arrived
-- Reads:   ops.landed_file
-- Writes:  -
-- Params:  sha256s
select feed, sha256, min(name) as name
from ops.landed_file
where sha256 = any(:sha256s) and status <> 'DUPLICATE'
group by feed, sha256
