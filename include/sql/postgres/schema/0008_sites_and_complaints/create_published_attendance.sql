-- Purpose: what the sites reported of the invitations; only ever added to
-- Reads:   -
-- Writes:  published.attendance
create table published.attendance (
    invitation_id text not null,
    round integer not null,
    attended_on date not null,
    outcome text not null check (outcome in ('COLLECTED', 'REFUSED', 'ABSENT')),
    refusal text,
    remedy text,
    source_file text not null,
    source_row integer not null,
    primary key (source_file, source_row)
);
create unique index collected_once on published.attendance (invitation_id) where outcome = 'COLLECTED';
create index attendance_of_invitation on published.attendance (invitation_id, round);
create trigger only_added_to before update or delete or truncate on published.attendance
for each statement execute function ops.refuse_change();
