-- Purpose: which views and reference tables stand in the database, so that only changed ones are
--          applied
-- Reads:   -
-- Writes:  ops.applied_file
create table ops.applied_file (
    name text primary key,
    sha256 text not null,
    applied_at timestamptz not null default now()
);
comment on table ops.applied_file is 'Report views and reference tables as last applied; unchanged ones are left alone.';
comment on column ops.applied_file.name is 'File below include, such as sql/report/freshness.sql.';
comment on column ops.applied_file.sha256 is 'SHA-256 of the text applied.';
comment on column ops.applied_file.applied_at is 'When it was applied.';
