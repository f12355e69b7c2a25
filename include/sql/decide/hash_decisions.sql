-- Purpose: each decision with a hash over all its columns, null and empty told apart
-- Reads:   composed_decision
-- Writes:  decision
select
    *,
    sha256(concat_ws(
        chr(31),
        household_id, period, coalesce(no_kk, chr(30)), kelurahan_code, coalesce(rt, chr(30)),
        coalesce(rw, chr(30)), status, array_to_string(reason_codes, ','),
        array_to_string(notes, ','), coalesce(payee_nik, chr(30)), coalesce(payee_name, chr(30)),
        payee_role, member_count, amount_idr, evidence, source_file, source_row, rule_set,
        rule_set_sha256, list_kelurahan_code
    )) as row_hash
from composed_decision
