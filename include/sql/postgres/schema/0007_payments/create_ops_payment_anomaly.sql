-- Purpose: lines of the bank that answer no instruction as it was given: a queue for officers
-- Reads:   -
-- Writes:  ops.payment_anomaly
create table ops.payment_anomaly (
    source_file text not null,
    source_row integer not null,
    period text not null,
    kind text not null,
    status text not null,
    instruction_id text,
    batch_id text,
    expected_idr bigint,
    reported_idr bigint not null,
    reconciliation_number bigint not null,
    primary key (source_file, source_row, period)
);
comment on table ops.payment_anomaly is 'Lines of the bank that count for nothing until a person or a later line explains them. Only ever added to; no personal data.';
comment on column ops.payment_anomaly.source_file is 'SHA-256 of the file.';
comment on column ops.payment_anomaly.source_row is 'Row in it, as a spreadsheet shows it.';
comment on column ops.payment_anomaly.period is 'Month in whose folder it lies.';
comment on column ops.payment_anomaly.kind is 'UNKNOWN_INSTRUCTION, OTHER_PERIOD, WRONG_AMOUNT, WRONG_ACCOUNT, WRONG_NAME, DUPLICATE (says the same again), PAID_AGAIN (success on another day), LATE (success after a failure) or CONTRADICTORY.';
comment on column ops.payment_anomaly.status is 'What the line says: BERHASIL, GAGAL or RETUR.';
comment on column ops.payment_anomaly.instruction_id is 'Instruction, where there is one of this id.';
comment on column ops.payment_anomaly.batch_id is 'Its batch.';
comment on column ops.payment_anomaly.expected_idr is 'Rupiah instructed.';
comment on column ops.payment_anomaly.reported_idr is 'Rupiah on the line.';
comment on column ops.payment_anomaly.reconciliation_number is 'Reconciliation that found it.';
create trigger only_added_to before update or delete or truncate on ops.payment_anomaly
for each statement execute function ops.refuse_change();
