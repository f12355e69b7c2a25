-- Purpose: publisher writes decisions, their counts, and the review cases that they raise. It owns
--          the two tables of persons (schema/0006_roles), but may not delete from them
-- Reads:   -
-- Writes:  -
grant usage on schema report, published, ops to publisher;
grant select on all tables in schema report to publisher;
alter default privileges in schema report grant select on tables to publisher;
grant select, insert on published.publication to publisher;
grant select, insert, update on published.decision, published.member to publisher;
grant select on ops.landed_file, ops.landing, ops.kelurahan, ops.resolution to publisher;
grant select, insert, update on ops.run, ops.review_case to publisher;
grant select, update on ops.fence to publisher;
grant select, insert, delete
on ops.decision_count, ops.reason_count, ops.overlap_count, ops.civil_count, ops.listing_count,
ops.event_lag
to publisher;
