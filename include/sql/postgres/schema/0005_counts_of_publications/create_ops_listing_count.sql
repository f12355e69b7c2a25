-- Purpose: whose list each kelurahan's households stand on, as of the last publication of each
--          period
-- Reads:   -
-- Writes:  ops.listing_count
create table ops.listing_count (
    period text not null,
    kelurahan_code text not null,
    listed bigint not null,
    carried bigint not null,
    not_proposed bigint not null,
    unique (period, kelurahan_code)
);
