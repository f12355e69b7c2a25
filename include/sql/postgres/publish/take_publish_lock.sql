-- Purpose: one publisher at a time
-- Reads:   -
-- Writes:  -
select pg_advisory_xact_lock(hashtextextended('tepat publish', 0))
