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
comment on table ops.resolution is 'Officers'' answers to review cases. Only ever added to: of a case the last row counts, and an undo is one more row.';
comment on column ops.resolution.resolution_id is 'Order in which they were given.';
comment on column ops.resolution.case_id is 'The case, known by the content of both sides.';
comment on column ops.resolution.answer is 'SAME, DIFFERENT or UNSURE; of an appeal UPHELD or REJECTED; null: the answer before is undone.';
comment on column ops.resolution.belongs_to is 'Of a person in two households: the side (SHA-256 of its content) to which the person belongs.';
comment on column ops.resolution.resolved_by is 'Who answered.';
comment on column ops.resolution.resolved_at is 'When.';
comment on column ops.resolution.note is 'Why, in the officer''s words; shown to officers only.';
create index resolution_of_case on ops.resolution (case_id, resolution_id desc);

create function ops.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is only ever added to', tg_relid::regclass;
end
$$;
create trigger only_added_to before update or delete or truncate on ops.resolution
for each statement execute function ops.refuse_change();
