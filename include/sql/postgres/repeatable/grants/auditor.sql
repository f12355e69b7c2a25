-- Purpose: auditor reads everything and writes nothing
-- Reads:   -
-- Writes:  -
grant usage on schema report, published, ops to auditor;
grant select on all tables in schema report, published, ops to auditor;
grant execute on all functions in schema report, published to auditor;
alter default privileges in schema report, published, ops grant select on tables to auditor;
alter default privileges in schema report, published grant execute on functions to auditor;
