-- Purpose: lock that serialises publications
-- Reads:   -
-- Writes:  -
select pg_advisory_xact_lock(hashtextextended('tepat publish', 0))
