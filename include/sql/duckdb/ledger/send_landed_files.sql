-- Purpose: the ledger rows of the landings
-- Reads:   landed_file
-- Writes:  ops.landed_file
select
    sha256, feed, period, name, landed_on || ' 00:00:00 Asia/Jakarta' as received_at, size_bytes,
    row_count, accepted, quarantined, skipped, status, reason, landing_number
from landed_file
order by landing_number, name, sha256
