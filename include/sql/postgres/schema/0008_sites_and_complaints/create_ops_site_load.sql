-- Purpose: load of every site and day, counted when a plan is made
-- Reads:   -
-- Writes:  ops.site_load
create table ops.site_load (
    plan_number bigint not null,
    site_code text not null,
    site_name text not null,
    kelurahan_code text not null,
    day date not null,
    daily_capacity integer not null,
    recipients bigint not null check (recipients <= daily_capacity),
    primary key (plan_number, site_code, day)
);
comment on table ops.site_load is 'Recipients of each site on each day, by plan.';
comment on column ops.site_load.plan_number is 'The plan.';
comment on column ops.site_load.site_code is 'The site.';
comment on column ops.site_load.site_name is 'Its name.';
comment on column ops.site_load.kelurahan_code is 'Kelurahan in which it stands.';
comment on column ops.site_load.day is 'The day.';
comment on column ops.site_load.daily_capacity is 'How many it takes in a day, by its own word and policy.';
comment on column ops.site_load.recipients is 'How many are sent there.';
