-- Purpose: one row per reconciliation of results; nothing is ever changed or deleted
-- Reads:   -
-- Writes:  ops.payment_reconciliation
create table ops.payment_reconciliation (
    reconciliation_id text primary key,
    reconciliation_number bigint not null unique,
    period text not null,
    run_date date not null,
    landings integer[] not null,
    lines bigint not null,
    counted bigint not null,
    anomalies bigint not null,
    reconciled_at timestamptz not null default now()
);
comment on table ops.payment_reconciliation is 'Reconciliations of the bank''s results. Only ever added to.';
comment on column ops.payment_reconciliation.reconciliation_id is 'Derived from what it took in; its directory in the lake.';
comment on column ops.payment_reconciliation.reconciliation_number is 'Order, from 1 without gaps.';
comment on column ops.payment_reconciliation.period is 'Month of the batches that were answered.';
comment on column ops.payment_reconciliation.run_date is 'As of when.';
comment on column ops.payment_reconciliation.landings is 'Landings of bank_dki/hasil that it took in.';
comment on column ops.payment_reconciliation.lines is 'Lines taken in.';
comment on column ops.payment_reconciliation.counted is 'Of them, those that answer an instruction.';
comment on column ops.payment_reconciliation.anomalies is 'All others, in ops.payment_anomaly.';
comment on column ops.payment_reconciliation.reconciled_at is 'When it was committed.';
create trigger only_added_to before update or delete or truncate on ops.payment_reconciliation
for each statement execute function ops.refuse_change();
