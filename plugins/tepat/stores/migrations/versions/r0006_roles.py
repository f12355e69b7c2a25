"""Row-level security by kelurahan, and the access log."""

from alembic import context, op

revision = "0006"
down_revision = "0005"

FILES = ("create_ops_access", "create_ops_kelurahan_login", "restrict_published_rows")


def upgrade() -> None:
    """Create the two tables and the row-level security policies."""
    warehouse = context.config.attributes["warehouse"]
    for name in FILES:
        warehouse.run_script(op.get_bind(), f"schema/0006_roles/{name}.sql")
