-- Purpose: one writer of payments at a time
-- Reads:   -
-- Writes:  -
select pg_advisory_xact_lock(hashtextextended('tepat payments', 0))
