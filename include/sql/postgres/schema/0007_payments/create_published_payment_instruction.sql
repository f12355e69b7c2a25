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
comment on table published.payment_instruction is 'Payment instructions, one per household and batch. Only ever added to. Personal data.';
comment on column published.payment_instruction.instruction_id is 'Derived from household, months and attempt: drafted again it is the same.';
comment on column published.payment_instruction.batch_id is 'Batch.';
comment on column published.payment_instruction.household_id is 'Household that is paid.';
comment on column published.payment_instruction.periods is 'Months paid by it, sorted.';
comment on column published.payment_instruction.kelurahan_code is 'Kelurahan of the household when it was drafted.';
comment on column published.payment_instruction.payee_nik is 'NIK of the payee; null where the payee has none.';
comment on column published.payment_instruction.payee_name is 'Name of the payee.';
comment on column published.payment_instruction.account is 'Account paid to.';
comment on column published.payment_instruction.account_method is 'How the account was found to be the payee''s: NIK, or NAME.';
comment on column published.payment_instruction.amount_idr is 'Rupiah, of all its months.';
comment on column published.payment_instruction.attempt is '1, or one more than that of the instruction it retries.';
comment on column published.payment_instruction.retried_instruction_id is 'Failed or returned instruction that it retries; null for the first attempt.';
create trigger only_added_to before update or delete or truncate on published.payment_instruction
for each statement execute function ops.refuse_change();
