-- Purpose: which views and reference tables stand in the database, so that only changed ones are
--          applied
-- Reads:   -
-- Writes:  ops.applied_file
create table ops.applied_file (
    name text primary key,
    sha256 text not null,
    applied_at timestamptz not null default now()
);
