-- Purpose: what the bank answered, where it counts; nothing is ever changed or deleted
-- Reads:   -
-- Writes:  published.payment_result
create table published.payment_result (
    instruction_id text not null,
    outcome text not null check (outcome in ('PAID', 'FAILED', 'RETURNED')),
    amount_idr bigint not null,
    reason text,
    result_on date not null,
    source_file text not null,
    source_row integer not null,
    reconciliation_number bigint not null,
    primary key (instruction_id, outcome)
);
comment on table published.payment_result is 'Answers of the bank that agree with their instruction. Only ever added to: a payment that came back is one more row.';
comment on column published.payment_result.instruction_id is 'Instruction that is answered.';
comment on column published.payment_result.outcome is 'PAID, FAILED, or RETURNED (came back). The last two free the months for a retry.';
comment on column published.payment_result.amount_idr is 'Rupiah as the bank reported them.';
comment on column published.payment_result.reason is 'The bank''s reason code.';
comment on column published.payment_result.result_on is 'Day of the event, as the bank reported it.';
comment on column published.payment_result.source_file is 'SHA-256 of the file that says so.';
comment on column published.payment_result.source_row is 'Row in it, as a spreadsheet shows it.';
comment on column published.payment_result.reconciliation_number is 'Reconciliation that took it in.';
create trigger only_added_to before update or delete or truncate on published.payment_result
for each statement execute function ops.refuse_change();
