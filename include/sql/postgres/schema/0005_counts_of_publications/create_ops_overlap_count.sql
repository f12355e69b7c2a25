-- Purpose: households that receive another programme, as of the last publication of each period
-- Reads:   -
-- Writes:  ops.overlap_count
create table ops.overlap_count (
    period text not null,
    kelurahan_code text not null,
    programme text not null,
    households bigint not null,
    unique (period, kelurahan_code, programme)
);
comment on table ops.overlap_count is 'Households that receive another programme, counted when a period is published.';
comment on column ops.overlap_count.period is 'Month to be paid.';
comment on column ops.overlap_count.kelurahan_code is 'Region code, after relocation.';
comment on column ops.overlap_count.programme is 'The other programme, such as PKH.';
comment on column ops.overlap_count.households is 'Number of households.';
