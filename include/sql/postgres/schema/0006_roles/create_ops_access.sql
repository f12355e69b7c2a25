-- Purpose: who read whose personal data through the product's own tools; only ever added to
-- Reads:   -
-- Writes:  ops.access
create table ops.access (
    access_id bigint generated always as identity primary key,
    accessed_at timestamptz not null default now(),
    accessed_by text not null check (accessed_by <> ''),
    login name not null default session_user,
    tool text not null,
    period text,
    household_id text,
    case_id text
);
comment on table ops.access is 'Access log: who read personal data through the product''s tools. Written in the transaction that reads, only ever added to; the numbers asked for are not in it.';
comment on column ops.access.access_id is 'Order in which it was read.';
comment on column ops.access.accessed_at is 'When.';
comment on column ops.access.accessed_by is 'Who, by their own word: --by, else the account of the operating system.';
comment on column ops.access.login is 'Login of PostgreSQL.';
comment on column ops.access.tool is 'Command, such as explain.';
comment on column ops.access.period is 'Month asked for; null where none was.';
comment on column ops.access.household_id is 'Household shown; null where none was found, or where the tool shows many.';
comment on column ops.access.case_id is 'Review case shown; null where none was.';
create index access_of_household on ops.access (household_id, access_id);
create trigger only_added_to before update or delete or truncate on ops.access
for each statement execute function ops.refuse_change();
