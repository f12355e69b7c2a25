-- Purpose: the complaints routed by this run
-- Reads:   complaint_route
-- Writes:  routed_complaint
select
    complaint_id, lodged_on, category, route, kelurahan_code, household_id, answer, case_id,
    source_file, source_row
from complaint_route
