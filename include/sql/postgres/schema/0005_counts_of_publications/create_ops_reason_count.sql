-- Purpose: households by reason, as of the last publication of each period
-- Reads:   -
-- Writes:  ops.reason_count
create table ops.reason_count (
    period text not null,
    kelurahan_code text not null,
    status text not null,
    reason_code text not null,
    households bigint not null,
    unique (period, kelurahan_code, status, reason_code)
);
comment on table ops.reason_count is 'Households by reason for which they are excluded or held, counted when a period is published.';
comment on column ops.reason_count.period is 'Month to be paid.';
comment on column ops.reason_count.kelurahan_code is 'Region code, after relocation.';
comment on column ops.reason_count.status is 'HELD or INELIGIBLE.';
comment on column ops.reason_count.reason_code is 'Reason.';
comment on column ops.reason_count.households is 'Number of households.';
