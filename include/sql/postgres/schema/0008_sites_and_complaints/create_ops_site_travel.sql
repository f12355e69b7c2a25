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
