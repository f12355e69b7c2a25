-- Purpose: lock that serialises resolutions: each is checked against the others before it is
--          inserted
-- Reads:   -
-- Writes:  -
select pg_advisory_xact_lock(hashtextextended('tepat review', 0))
