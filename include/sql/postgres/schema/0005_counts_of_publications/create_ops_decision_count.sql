-- Purpose: decisions by status, down to the RT, as of the last publication of each period
-- Reads:   -
-- Writes:  ops.decision_count
create table ops.decision_count (
    period text not null,
    kelurahan_code text not null,
    rw text,
    rt text,
    status text not null,
    households bigint not null,
    members bigint not null,
    amount_idr bigint not null,
    unique nulls not distinct (period, kelurahan_code, rw, rt, status)
);
comment on table ops.decision_count is 'Households by decision, down to the RT, counted when a period is published.';
comment on column ops.decision_count.period is 'Month to be paid.';
comment on column ops.decision_count.kelurahan_code is 'Region code, after relocation.';
comment on column ops.decision_count.rw is 'RW; null where unknown.';
comment on column ops.decision_count.rt is 'RT; null where unknown.';
comment on column ops.decision_count.status is 'ELIGIBLE, HELD or INELIGIBLE.';
comment on column ops.decision_count.households is 'Number of households.';
comment on column ops.decision_count.members is 'Their living members.';
comment on column ops.decision_count.amount_idr is 'Rupiah to be paid.';
