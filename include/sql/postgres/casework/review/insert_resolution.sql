-- Purpose: insert a resolution, or an undo, of a case
-- Reads:   -
-- Writes:  ops.resolution
-- Params:  case_id, answer, belongs_to, resolved_by, note
insert into ops.resolution (case_id, answer, belongs_to, resolved_by, note)
values (:case_id, :answer, :belongs_to, :resolved_by, :note)
