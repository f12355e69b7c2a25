-- Purpose: instructions by outcome, as of the last reconciliation of each batch
-- Reads:   -
-- Writes:  ops.payment_count
create table ops.payment_count (
    batch_id text not null,
    kelurahan_code text not null,
    outcome text not null check (outcome in ('UNANSWERED', 'DISPUTED', 'PAID', 'FAILED', 'RETURNED')),
    instructions bigint not null,
    amount_idr bigint not null,
    primary key (batch_id, kelurahan_code, outcome)
);
comment on table ops.payment_count is 'Instructions and rupiah by outcome, counted when a batch is sealed and when results are reconciled.';
comment on column ops.payment_count.batch_id is 'Batch.';
comment on column ops.payment_count.kelurahan_code is 'Kelurahan of the household.';
comment on column ops.payment_count.outcome is 'UNANSWERED, DISPUTED (answered otherwise than instructed), PAID, FAILED or RETURNED.';
comment on column ops.payment_count.instructions is 'Number of instructions.';
comment on column ops.payment_count.amount_idr is 'Rupiah instructed.';
