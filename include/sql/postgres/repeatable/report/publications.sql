-- Purpose: all publications; the approver is a person's name and not included
-- Reads:   published.publication
-- Writes:  report.publications
create or replace view report.publications with (security_barrier) as
select
    publication_id, period, run_date, started_at, published_at,
    eligible, held, ineligible, inserted, changed, closed,
    digest, rule_set, approved_by is not null as is_approved_by_person
from published.publication;
comment on view report.publications is 'All publications, with their figures.';
comment on column report.publications.publication_id is 'Number of the publication.';
comment on column report.publications.published_at is 'When it became visible.';
comment on column report.publications.eligible is 'Households to be paid.';
comment on column report.publications.held is 'Households that wait for a decision.';
comment on column report.publications.ineligible is 'Households not to be paid.';
comment on column report.publications.inserted is 'Households new against the publication before.';
comment on column report.publications.changed is 'Households decided otherwise than before.';
comment on column report.publications.closed is 'Households that have no decision any more.';
comment on column report.publications.digest is 'SHA-256 of the period''s decisions.';
comment on column report.publications.is_approved_by_person is 'A batch guard asked, and a person approved.';
