-- Purpose: the family has a fixed income
-- Reads:   situation
-- Writes:  has_fixed_income
select
    variant_no, 'HAS_FIXED_INCOME' as reason_code, true as is_excluding,
    json_object('feed', 'rt_rw', 'file', source_file, 'row', source_row)::varchar as evidence
from situation
where has_fixed_income
