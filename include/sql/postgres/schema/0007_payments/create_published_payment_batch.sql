-- Purpose: batches of payment instructions that have been sealed; nothing is ever changed or
--          deleted
-- Reads:   -
-- Writes:  published.payment_batch
create table published.payment_batch (
    batch_id text primary key,
    batch_number bigint not null unique,
    period text not null,
    asked_periods text[] not null,
    run_date date not null,
    instruction_count bigint not null check (instruction_count > 0),
    amount_idr bigint not null check (amount_idr > 0),
    csv_sha256 text not null,
    publications jsonb not null,
    approved_by text not null check (approved_by <> ''),
    sealed_at timestamptz not null default now()
);
create trigger only_added_to before update or delete or truncate on published.payment_batch
for each statement execute function ops.refuse_change();
