-- Purpose: which view or function a file made, so that it can be dropped when the file is gone
-- Reads:   -
-- Writes:  ops.applied_file
alter table ops.applied_file add column object text;
comment on table ops.applied_file is 'Views, functions, grants and reference tables as last applied; unchanged ones are left alone.';
comment on column ops.applied_file.name is 'File below include, such as sql/postgres/repeatable/report/freshness.sql.';
comment on column ops.applied_file.object is 'What the file made, as drop names it, such as view report.freshness; null of grants and reference tables.';
