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
create trigger only_added_to before update or delete or truncate on ops.payment_anomaly
for each statement execute function ops.refuse_change();
