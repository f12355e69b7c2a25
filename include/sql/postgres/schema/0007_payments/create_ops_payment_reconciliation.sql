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
create trigger only_added_to before update or delete or truncate on ops.payment_reconciliation
for each statement execute function ops.refuse_change();
