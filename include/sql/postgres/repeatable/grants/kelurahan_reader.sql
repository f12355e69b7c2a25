-- Purpose: kelurahan_reader reads the reports, and its own families by row-level security
-- Reads:   -
-- Writes:  -
grant usage on schema report, published, ops to kelurahan_reader;
grant select on all tables in schema report to kelurahan_reader;
grant execute on all functions in schema report to kelurahan_reader;
alter default privileges in schema report grant select on tables to kelurahan_reader;
alter default privileges in schema report grant execute on functions to kelurahan_reader;
grant select on published.decision, published.current_decision, published.member
to kelurahan_reader;
grant select on ops.kelurahan_login to kelurahan_reader;
