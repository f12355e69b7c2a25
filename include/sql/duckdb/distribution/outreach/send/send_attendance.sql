-- Purpose: every row of attendance of the period, with its result
-- Reads:   judged_attendance
-- Writes:  attendance_now
select invitation_id, round, attended_on, is_present, refusal, source_file, source_row
from judged_attendance
