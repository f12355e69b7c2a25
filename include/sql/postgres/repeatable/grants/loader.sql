-- Purpose: loader records landed files and runs
-- Reads:   -
-- Writes:  -
grant usage on schema report, ops to loader;
grant select on all tables in schema report to loader;
alter default privileges in schema report grant select on tables to loader;
grant select, insert on ops.landing, ops.landed_file, ops.quarantined_row, ops.validation_count
to loader;
grant select, insert, update on ops.run to loader;
grant select, insert, update, delete on ops.statement_run to loader;
grant select, update on ops.fence to loader;
