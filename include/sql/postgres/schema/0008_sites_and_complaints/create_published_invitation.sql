-- Purpose: who was invited where and when; only ever added to
-- Reads:   -
-- Writes:  published.invitation
create table published.invitation (
    invitation_id text not null,
    round integer not null check (round between 1 and 3),
    period text not null,
    household_id text not null,
    kelurahan_code text not null,
    site_code text not null,
    day date not null,
    plan_number bigint not null,
    invited_on date not null,
    primary key (invitation_id, round)
);
create index invitation_of_household on published.invitation (household_id, period);
comment on table published.invitation is 'Invitations to collect a card, up to three rounds for a household and month. Only ever added to.';
comment on column published.invitation.invitation_id is 'Number of the invitation, one per household and month.';
comment on column published.invitation.round is 'Which round: 1, 2 or 3.';
comment on column published.invitation.period is 'Month to be paid.';
comment on column published.invitation.household_id is 'The household.';
comment on column published.invitation.kelurahan_code is 'Where it lives.';
comment on column published.invitation.site_code is 'The site to come to.';
comment on column published.invitation.day is 'The day to come on.';
comment on column published.invitation.plan_number is 'Plan that gave site and day.';
comment on column published.invitation.invited_on is 'Run date on which it was sent.';
create trigger only_added_to before update or delete or truncate on published.invitation
for each statement execute function ops.refuse_change();
