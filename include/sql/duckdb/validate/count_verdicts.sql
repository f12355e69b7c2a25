-- Purpose: number of rows of each file and kelurahan that failed each expectation
-- Reads:   subject, quarantine, warned
-- Writes:  verdicts
with failed as (
    select row_key, unnest(codes) as code, 'critical' as severity from quarantine
    union all
    select row_key, unnest(warnings), 'warning' from warned
)

select s.file_no, s.kelurahan_code, f.code, f.severity, count(*) as row_count
from failed as f
inner join subject as s on f.row_key = s.row_key
group by all
