-- Purpose: officer reads published data and resolves cases; both are logged
-- Reads:   -
-- Writes:  -
grant usage on schema report, published, ops to officer;
grant select on all tables in schema report, published to officer;
grant execute on all functions in schema report, published to officer;
alter default privileges in schema report, published grant select on tables to officer;
alter default privileges in schema report, published grant execute on functions to officer;
grant select on ops.landed_file, ops.quarantined_row, ops.kelurahan, ops.review_case to officer;
grant update (status, resolution, resolved_by, resolved_at) on ops.review_case to officer;
grant select, insert on ops.resolution to officer;
grant insert on ops.access to officer;
-- Anomalies and verifications for officers.
grant select
on ops.payment_anomaly, ops.unpaid_household, ops.complaint, ops.field_verification
to officer;
