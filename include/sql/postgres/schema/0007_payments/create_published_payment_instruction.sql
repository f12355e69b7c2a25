-- Purpose: one row per payment instruction; nothing is ever changed or deleted. No foreign key to
--          the batch: only the sealing transaction writes, and it writes both
-- Reads:   -
-- Writes:  published.payment_instruction
create table published.payment_instruction (
    instruction_id text primary key,
    batch_id text not null,
    household_id text not null,
    periods text[] not null check (cardinality(periods) > 0),
    kelurahan_code text not null,
    payee_nik text,
    payee_name text not null,
    account text not null,
    account_method text not null check (account_method in ('NIK', 'NAME')),
    amount_idr bigint not null check (amount_idr > 0),
    attempt integer not null check (attempt > 0),
    retried_instruction_id text
);
create trigger only_added_to before update or delete or truncate on published.payment_instruction
for each statement execute function ops.refuse_change();
