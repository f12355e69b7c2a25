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
comment on table published.member is 'Members of the household as decided upon; history as in published.decision. Personal data.';
comment on column published.member.household_id is 'Household.';
comment on column published.member.period is 'Month to be paid.';
comment on column published.member.source_file is 'SHA-256 of the file that lists the member.';
comment on column published.member.source_row is 'Row in it, as a spreadsheet shows it.';
comment on column published.member.nik is 'Usable NIK, else null.';
comment on column published.member.name is 'Name as submitted.';
comment on column published.member.relationship is 'Relation to the head, such as ISTRI.';
comment on column published.member.sex is 'L, P or null.';
comment on column published.member.birth_date is 'Date of birth as submitted.';
comment on column published.member.is_alive is 'No death is known for the member.';
comment on column published.member.moved_out is 'Left for another KK or out of DKI.';
comment on column published.member.is_living_member is 'Counts as a member: alive and not gone.';
comment on column published.member.link_methods is 'How the member was linked to other feeds, sorted.';
comment on column published.member.publication_id is 'Publication that wrote the row.';
comment on column published.member.valid_from is 'When the row became current.';
comment on column published.member.valid_to is 'When it ceased to be; null = current.';
