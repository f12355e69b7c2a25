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
create trigger only_added_to before update or delete or truncate on published.invitation
for each statement execute function ops.refuse_change();
