-- Purpose: one row per publication
-- Reads:   -
-- Writes:  published.publication
create table published.publication (
    publication_id bigint generated always as identity primary key,
    run_id bigint not null unique,
    period text not null,
    run_date date not null,
    started_at timestamptz not null,
    published_at timestamptz not null default now(),
    eligible bigint not null,
    held bigint not null,
    ineligible bigint not null,
    inserted bigint not null,
    changed bigint not null,
    closed bigint not null,
    digest text not null,
    rule_set text not null,
    rule_set_sha256 text not null,
    approved_by text,
    base_publication_id bigint references published.publication (publication_id),
    landings jsonb not null
);
comment on table published.publication is 'One row per publication. A night that changes nothing publishes nothing.';
comment on column published.publication.publication_id is 'Number of the publication; grows, may skip.';
comment on column published.publication.run_id is 'Run that published; its directory in the lake is the snapshot.';
comment on column published.publication.period is 'Month to be paid.';
comment on column published.publication.run_date is 'As of when it was decided.';
comment on column published.publication.started_at is 'When the run began.';
comment on column published.publication.published_at is 'When it became visible; equals valid_from of its rows.';
comment on column published.publication.eligible is 'Households of the period that are to be paid.';
comment on column published.publication.held is 'Households that wait for a person''s decision.';
comment on column published.publication.ineligible is 'Households that are not to be paid.';
comment on column published.publication.inserted is 'Households new against the last publication of the period.';
comment on column published.publication.changed is 'Households decided otherwise than in it.';
comment on column published.publication.closed is 'Households of it that have no decision any more.';
comment on column published.publication.digest is 'SHA-256 over the hashes of the period''s current decisions, sorted by household.';
comment on column published.publication.rule_set is 'Rule set in force.';
comment on column published.publication.rule_set_sha256 is 'SHA-256 of its file.';
comment on column published.publication.approved_by is 'Who approved it when a batch guard asked; null when none did.';
comment on column published.publication.base_publication_id is 'Publication of the same period that it changed; null for the first.';
comment on column published.publication.landings is 'Feed to the highest number of the landings that the run used.';
