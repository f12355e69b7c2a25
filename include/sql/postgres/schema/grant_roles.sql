-- Purpose: what each role may do: docs/decisions/0011. Tables of the future: report is for all who
--          read reports, published for officers and auditors, and of ops only auditors read all
-- Reads:   -
-- Writes:  privileges in schemas ops, published, report
grant usage on schema report
to report_reader, kelurahan_reader, officer, auditor, publisher, loader;
grant usage on schema published to officer, auditor, publisher, kelurahan_reader;
grant usage on schema ops to loader, publisher, officer, auditor, kelurahan_reader;

alter default privileges revoke execute on functions from public;
alter default privileges in schema report
grant select on tables to report_reader, kelurahan_reader, officer, auditor, publisher, loader;
alter default privileges in schema report
grant execute on functions to report_reader, kelurahan_reader, officer, auditor;
alter default privileges in schema published grant select on tables to officer, auditor;
alter default privileges in schema published grant execute on functions to officer, auditor;
alter default privileges in schema ops grant select on tables to auditor;

grant select on all tables in schema report
to report_reader, kelurahan_reader, officer, auditor, publisher, loader;
grant execute on all functions in schema report
to report_reader, kelurahan_reader, officer, auditor;

-- auditor reads everything and writes nothing.
grant select on all tables in schema published, ops to auditor;
grant execute on all functions in schema published to auditor;

-- loader: what has arrived, and the runs.
grant select, insert on ops.landing, ops.landed_file, ops.quarantined_row, ops.validation_count
to loader;
grant select, insert, update on ops.run to loader, publisher;
grant select, update on ops.fence to loader, publisher;

-- publisher: decisions, what is counted of them, and the cases that they raise.
grant select on ops.landed_file, ops.landing, ops.kelurahan, ops.resolution to publisher;
grant select, insert on published.publication to publisher;
grant select, insert, update on ops.review_case to publisher;
grant select, insert, delete
on ops.decision_count, ops.reason_count, ops.overlap_count, ops.civil_count, ops.listing_count,
ops.event_lag
to publisher;

-- officer: reads what is published, answers cases, and leaves a trace of both.
grant select on all tables in schema published to officer;
grant execute on all functions in schema published to officer;
grant select on ops.landed_file, ops.quarantined_row, ops.kelurahan, ops.review_case to officer;
grant update (status, resolution, resolved_by, resolved_at) on ops.review_case to officer;
grant select, insert on ops.resolution to officer;
grant insert on ops.access to officer;

-- kelurahan_reader: its own families, by row-level security.
grant select on published.decision, published.current_decision, published.member
to kelurahan_reader;
grant select on ops.kelurahan_login to kelurahan_reader;
