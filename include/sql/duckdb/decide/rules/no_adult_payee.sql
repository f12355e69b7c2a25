-- Purpose: the household has living members, but the payee order yields no payee
-- Reads:   situation
-- Writes:  no_adult_payee
select
    variant_no, 'NO_ADULT_PAYEE' as reason_code, false as is_excluding,
    json_object('feed', 'rt_rw', 'file', source_file, 'row', source_row)::varchar as evidence
from situation
where living_count > 0 and payee_key is null
