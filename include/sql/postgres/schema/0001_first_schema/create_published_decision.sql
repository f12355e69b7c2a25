-- Purpose: history of decisions, type 2. No foreign key to the publication: checking a million rows
--          one by one would cost more than loading them, and only the publishing transaction writes
-- Reads:   -
-- Writes:  published.decision
create table published.decision (
    household_id text not null,
    period text not null,
    no_kk text,
    kelurahan_code text not null,
    rt text,
    rw text,
    status text not null check (status in ('ELIGIBLE', 'HELD', 'INELIGIBLE')),
    reason_codes text[] not null,
    notes text[] not null,
    payee_nik text,
    payee_name text,
    payee_role text,
    member_count integer not null,
    amount_idr bigint not null,
    evidence jsonb not null,
    source_file text not null,
    source_row integer not null,
    rule_set text not null,
    rule_set_sha256 text not null,
    publication_id bigint not null,
    valid_from timestamptz not null default now(),
    valid_to timestamptz,
    primary key (household_id, period, publication_id)
);
create unique index decision_current on published.decision (household_id, period) where valid_to is null;
comment on table published.decision is 'History of decisions: a new row only when something changed. Personal data.';
comment on column published.decision.household_id is 'Stable id of the household.';
comment on column published.decision.period is 'Month to be paid, such as 2021-07.';
comment on column published.decision.no_kk is 'Number of its Kartu Keluarga.';
comment on column published.decision.kelurahan_code is 'Kelurahan after relocation, such as 31.74.01.1001.';
comment on column published.decision.rt is 'RT, three digits.';
comment on column published.decision.rw is 'RW, three digits.';
comment on column published.decision.status is 'ELIGIBLE, HELD (a person must decide) or INELIGIBLE.';
comment on column published.decision.reason_codes is 'Excluding and holding reasons, sorted.';
comment on column published.decision.notes is 'Notes that change nothing, sorted.';
comment on column published.decision.payee_nik is 'NIK of the payee.';
comment on column published.decision.payee_name is 'Name of the payee.';
comment on column published.decision.payee_role is 'HEAD, HEIR or NONE.';
comment on column published.decision.member_count is 'Number of living members.';
comment on column published.decision.amount_idr is 'Rupiah to be paid; 0 unless ELIGIBLE.';
comment on column published.decision.evidence is 'Reason to the list of its evidence: feed, file, row, method, score.';
comment on column published.decision.source_file is 'SHA-256 of the file with the submission that counts.';
comment on column published.decision.source_row is 'Row of the head in it, as a spreadsheet shows it.';
comment on column published.decision.rule_set is 'Rule set that decided.';
comment on column published.decision.rule_set_sha256 is 'SHA-256 of its file.';
comment on column published.decision.publication_id is 'Publication that wrote the row.';
comment on column published.decision.valid_from is 'When the row became current.';
comment on column published.decision.valid_to is 'When it ceased to be; null = current.';
