-- Purpose: what deaths and moves did to the listed households, as of the last publication of each
--          period
-- Reads:   -
-- Writes:  ops.civil_count
create table ops.civil_count (
    period text not null,
    kelurahan_code text not null,
    dead_members bigint not null,
    departed_members bigint not null,
    payees_replaced_by_heir bigint not null,
    payees_replaced_after_move bigint not null,
    households_relocated_within_dki bigint not null,
    unique (period, kelurahan_code)
);
