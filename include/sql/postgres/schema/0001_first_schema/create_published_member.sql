-- Purpose: members of the households as decided upon, type 2
-- Reads:   -
-- Writes:  published.member
create table published.member (
    household_id text not null,
    period text not null,
    source_file text not null,
    source_row integer not null,
    nik text,
    name text not null,
    relationship text,
    sex text,
    birth_date date,
    is_alive boolean not null,
    moved_out boolean not null,
    is_living_member boolean not null,
    link_methods text[] not null,
    publication_id bigint not null,
    valid_from timestamptz not null default now(),
    valid_to timestamptz
);
create index member_household on published.member (household_id, period);
