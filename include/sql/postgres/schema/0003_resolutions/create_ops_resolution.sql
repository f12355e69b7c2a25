-- Purpose: what officers answered, in the order in which they did; nothing is ever changed or
--          deleted
-- Reads:   -
-- Writes:  ops.resolution
create table ops.resolution (
    resolution_id bigint generated always as identity primary key,
    case_id text not null references ops.review_case (case_id),
    answer text check (answer in ('SAME', 'DIFFERENT', 'UNSURE', 'UPHELD', 'REJECTED')),
    belongs_to text check (belongs_to is null or answer = 'SAME'),
    resolved_by text not null check (resolved_by <> ''),
    resolved_at timestamptz not null default now(),
    note text not null check (note <> '')
);
create index resolution_of_case on ops.resolution (case_id, resolution_id desc);

create function ops.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is only ever added to', tg_relid::regclass;
end
$$;
create trigger only_added_to before update or delete or truncate on ops.resolution
for each statement execute function ops.refuse_change();
