-- severity: stop
-- Purpose: one submission counts for one household
-- Reads:   decision
-- Writes:  no_submission_counted_twice
select source_file, source_row
from decision
group by source_file, source_row
having count(*) > 1 or source_file is null or source_row is null
