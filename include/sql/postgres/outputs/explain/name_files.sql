-- Purpose: names and arrival dates of files
-- Reads:   ops.landed_file
-- Writes:  -
-- Params:  sha256s
select
    feed, sha256, min(name) as name,
    (min(received_at) at time zone 'Asia/Jakarta')::date as received_on
from ops.landed_file
where sha256 = any(:sha256s) and status <> 'DUPLICATE'
group by feed, sha256
