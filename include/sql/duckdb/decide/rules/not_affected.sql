-- Purpose: the pandemic does not affect the family
-- Reads:   situation
-- Writes:  not_affected
select
    variant_no, 'NOT_AFFECTED' as reason_code, true as is_excluding,
    json_object('feed', 'rt_rw', 'file', source_file, 'row', source_row)::varchar as evidence
from situation
where not is_affected
