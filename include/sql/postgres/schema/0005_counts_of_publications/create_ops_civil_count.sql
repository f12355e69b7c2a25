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
comment on table ops.civil_count is 'Deaths and moves among the listed households, counted when a period is published.';
comment on column ops.civil_count.period is 'Month to be paid.';
comment on column ops.civil_count.kelurahan_code is 'Region code, after relocation.';
comment on column ops.civil_count.dead_members is 'Listed persons that have died.';
comment on column ops.civil_count.departed_members is 'Listed persons that left for another KK or out of DKI.';
comment on column ops.civil_count.payees_replaced_by_heir is 'Households whose heir is paid.';
comment on column ops.civil_count.payees_replaced_after_move is 'Households where another member is paid because the head left.';
comment on column ops.civil_count.households_relocated_within_dki is 'Households that live elsewhere in DKI than listed.';
