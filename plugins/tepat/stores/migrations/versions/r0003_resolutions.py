"""Resolutions of review cases."""

from alembic import context, op

revision = "0003"
down_revision = "0002"

FILES = ("create_ops_resolution", "describe_ops_review_case_resolution")


def upgrade() -> None:
    """Create the table of resolutions, and show them in the work queue."""
    warehouse = context.config.attributes["warehouse"]
    for name in FILES:
        warehouse.run_script(op.get_bind(), f"schema/0003_resolutions/{name}.sql")
