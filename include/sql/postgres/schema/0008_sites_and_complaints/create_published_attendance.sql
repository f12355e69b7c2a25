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
comment on table published.attendance is 'Reports of the sites: the card was collected, refused, or nobody came. Only ever added to.';
comment on column published.attendance.invitation_id is 'Number of the invitation, as the site wrote it.';
comment on column published.attendance.round is 'Its round.';
comment on column published.attendance.attended_on is 'Day of the attendance.';
comment on column published.attendance.outcome is 'COLLECTED, REFUSED (says why) or ABSENT.';
comment on column published.attendance.refusal is 'Why it was refused: a missing document, or a round that was never sent.';
comment on column published.attendance.remedy is 'The same in Indonesian, with what to bring.';
comment on column published.attendance.source_file is 'SHA-256 of the file that reports it.';
comment on column published.attendance.source_row is 'Row in it, as a spreadsheet shows it.';
create trigger only_added_to before update or delete or truncate on published.attendance
for each statement execute function ops.refuse_change();
