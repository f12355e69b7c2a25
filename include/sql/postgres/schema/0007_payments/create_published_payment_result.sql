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
create trigger only_added_to before update or delete or truncate on published.payment_result
for each statement execute function ops.refuse_change();
