"""Alembic entry point: runs the revisions on the connection given by ``upgrade``."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], version_table_schema="ops")
context.run_migrations()
