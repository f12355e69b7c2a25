-- Purpose: how far recipients travel, counted when a plan is made
-- Reads:   -
-- Writes:  ops.site_travel
create table ops.site_travel (
    plan_number bigint not null,
    kelurahan_code text not null,
    site_code text not null,
    km numeric(9, 3) not null,
    recipients bigint not null,
    primary key (plan_number, kelurahan_code, site_code)
);
comment on table ops.site_travel is 'How many recipients of each kelurahan go to each site, and how far that is, by plan.';
comment on column ops.site_travel.plan_number is 'The plan.';
comment on column ops.site_travel.kelurahan_code is 'Where the recipients live.';
comment on column ops.site_travel.site_code is 'Where they are sent.';
comment on column ops.site_travel.km is 'Kilometres between the two, as the crow flies.';
comment on column ops.site_travel.recipients is 'How many are sent there.';
