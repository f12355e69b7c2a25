-- Purpose: report_reader reads only the reports
-- Reads:   -
-- Writes:  -
grant usage on schema report to report_reader;
grant select on all tables in schema report to report_reader;
grant execute on all functions in schema report to report_reader;
alter default privileges in schema report grant select on tables to report_reader;
alter default privileges in schema report grant execute on functions to report_reader;
