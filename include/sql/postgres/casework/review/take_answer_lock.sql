-- Purpose: one answer at a time: whether it agrees with the others is seen before it is given
-- Reads:   -
-- Writes:  -
select pg_advisory_xact_lock(hashtextextended('tepat review', 0))
