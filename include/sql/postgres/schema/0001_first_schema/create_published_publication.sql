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
