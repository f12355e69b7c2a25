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
create index access_of_household on ops.access (household_id, access_id);
create trigger only_added_to before update or delete or truncate on ops.access
for each statement execute function ops.refuse_change();
