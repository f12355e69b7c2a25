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
