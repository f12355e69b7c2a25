-- Purpose: lock that serialises writes of payments
-- Reads:   -
-- Writes:  -
select pg_advisory_xact_lock(hashtextextended('tepat payments', 0))
