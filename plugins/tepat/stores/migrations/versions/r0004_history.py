"""History of publications."""

from alembic import context, op

revision = "0004"
down_revision = "0003"

FILES = ("add_published_closed_by",)


def upgrade() -> None:
    """Record which publication ended a row."""
    warehouse = context.config.attributes["warehouse"]
    for name in FILES:
        warehouse.run_script(op.get_bind(), f"schema/0004_history/{name}.sql")
