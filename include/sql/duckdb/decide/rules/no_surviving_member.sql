-- Purpose: the household has no living member
-- Reads:   situation
-- Writes:  no_surviving_member
select
    variant_no, 'NO_SURVIVING_MEMBER' as reason_code, true as is_excluding,
    json_object('feed', 'rt_rw', 'file', source_file, 'row', source_row)::varchar as evidence
from situation
where living_count = 0
