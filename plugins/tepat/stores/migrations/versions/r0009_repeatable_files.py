"""Repeatable files: views, functions and grants, applied when they change."""

from alembic import context, op

revision = "0009"
down_revision = "0008"

FILES = ("add_ops_applied_file_object", "adopt_earlier_objects")


def upgrade() -> None:
    """Record the object that each file created, including those of earlier releases."""
    warehouse = context.config.attributes["warehouse"]
    for name in FILES:
        warehouse.run_script(op.get_bind(), f"schema/0009_repeatable_files/{name}.sql")
