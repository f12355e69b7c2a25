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
