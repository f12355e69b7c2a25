-- Purpose: say what the migration tool's own table is
-- Reads:   -
-- Writes:  comments of ops.alembic_version
comment on table ops.alembic_version is 'Which migration the schema is at; kept by Alembic.';
comment on column ops.alembic_version.version_num is 'Revision of the last migration.';
