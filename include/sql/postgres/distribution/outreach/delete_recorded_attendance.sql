-- Purpose: delete attendance that is already recorded, so that only new rows remain
-- Reads:   published.attendance
-- Writes:  attendance_now
delete from attendance_now as a
using published.attendance as known
where known.source_file = a.source_file and known.source_row = a.source_row
