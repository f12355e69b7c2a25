-- Purpose: mistakes in the submissions of a period; a row can have several
-- Reads:   report.data_quality_by_kelurahan
-- Writes:  -
-- Params:  feed, period
select severity, code, sum(rows)::bigint as rows
from report.data_quality_by_kelurahan
where feed = :feed and period = :period
group by severity, code
order by severity asc, sum(rows) desc, code
