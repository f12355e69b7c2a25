-- Purpose: how many rows of each file failed which expectation
-- Reads:   landed_file, verdict
-- Writes:  ops.validation_count
select
    landed_file.feed, landed_file.sha256, landed_file.period, verdict.kelurahan_code, verdict.code,
    verdict.severity, sum(verdict.row_count)::bigint as row_count
from verdict
inner join landed_file on verdict.file_no = landed_file.file_no
group by all
order by all
