"""Alembic's entry: runs the revisions on the connection that ``upgrade`` hands in."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], version_table_schema="ops")
context.run_migrations()
