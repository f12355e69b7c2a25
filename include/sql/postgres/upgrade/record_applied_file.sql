-- Purpose: record that a file was applied
-- Reads:   -
-- Writes:  ops.applied_file
-- Params:  name, sha256, object
insert into ops.applied_file (name, sha256, object)
values (:name, :sha256, :object)
on conflict (name) do update
    set sha256 = excluded.sha256, object = excluded.object, applied_at = now()
