-- Purpose: all publications; the approver is a person's name and not included
-- Reads:   published.publication
-- Writes:  report.publications
create or replace view report.publications with (security_barrier) as
select
    publication_id, period, run_date, started_at, published_at,
    eligible, held, ineligible, inserted, changed, closed,
    digest, rule_set, approved_by is not null as is_approved_by_person
from published.publication;
