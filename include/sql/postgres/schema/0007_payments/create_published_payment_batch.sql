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
comment on table published.payment_batch is 'Batches of payment instructions handed to the bank, with their control totals. Only ever added to.';
comment on column published.payment_batch.batch_id is 'Derived from the content: the same instructions are the same batch.';
comment on column published.payment_batch.batch_number is 'Order in which they were sealed, from 1 without gaps.';
comment on column published.payment_batch.period is 'Last month asked for; the bank answers in the folder of this month.';
comment on column published.payment_batch.asked_periods is 'Months asked for. Failed payments of other months are retried beside them.';
comment on column published.payment_batch.run_date is 'As of when it was drafted.';
comment on column published.payment_batch.instruction_count is 'Control total: number of instructions.';
comment on column published.payment_batch.amount_idr is 'Control total: rupiah.';
comment on column published.payment_batch.csv_sha256 is 'Control total: SHA-256 of the CSV file for the bank.';
comment on column published.payment_batch.publications is 'Month to the publication whose decisions are paid.';
comment on column published.payment_batch.approved_by is 'Who approved it.';
comment on column published.payment_batch.sealed_at is 'When it was sealed.';
create trigger only_added_to before update or delete or truncate on published.payment_batch
for each statement execute function ops.refuse_change();
