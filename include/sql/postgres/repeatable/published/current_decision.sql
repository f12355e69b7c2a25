-- Purpose: the current decision of every household and period. security_invoker: by default a view
--          reads with the privileges of its owner
-- Reads:   published.decision
-- Writes:  published.current_decision
create or replace view published.current_decision with (security_invoker) as
select
    household_id, period, no_kk, kelurahan_code, rt, rw, status, reason_codes, notes,
    payee_nik, payee_name, payee_role, member_count, amount_idr, evidence,
    source_file, source_row, rule_set, rule_set_sha256, publication_id, valid_from, valid_to
from published.decision
where valid_to is null;
