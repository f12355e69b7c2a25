-- Purpose: note a landing as recorded, unless it is: the transaction that notes it writes its rows.
--          PostgreSQL's; all others here are the engine's
-- Reads:   -
-- Writes:  ops.landing
-- Params:  feed, landing_number, landed_on
insert into ops.landing (feed, landing_number, landed_on)
values (:feed, :landing_number, :landed_on)
on conflict (feed, landing_number) do nothing
