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
comment on table ops.listing_count is 'Households by the list they stand on, counted when a period is published.';
comment on column ops.listing_count.period is 'Month to be paid.';
comment on column ops.listing_count.kelurahan_code is 'Region code on the list, before relocation.';
comment on column ops.listing_count.listed is 'Households that stand on a list of the period.';
comment on column ops.listing_count.carried is 'Households carried forward from an earlier list.';
comment on column ops.listing_count.not_proposed is 'Households that the list of the period left out.';
