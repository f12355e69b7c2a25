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
