-- Purpose: the current decision of every household and period
-- Reads:   published.decision, pg_attribute
-- Writes:  published.current_decision
create view published.current_decision as
select
    household_id, period, no_kk, kelurahan_code, rt, rw, status, reason_codes, notes,
    payee_nik, payee_name, payee_role, member_count, amount_idr, evidence,
    source_file, source_row, rule_set, rule_set_sha256, publication_id, valid_from, valid_to
from published.decision
where valid_to is null;
comment on view published.current_decision is 'The current decision of every household and period. Personal data.';
do $$
declare
    described record;
begin
    for described in
        select a.attname, col_description('published.decision'::regclass, a.attnum) as text
        from pg_attribute as a
        where a.attrelid = 'published.decision'::regclass and a.attnum > 0
    loop
        execute 'comment on column published.current_decision.'
            || quote_ident(described.attname) || ' is ' || quote_literal(described.text);
    end loop;
end
$$;
