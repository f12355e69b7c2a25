"""The first schema."""

from alembic import context, op

revision = "0001"
down_revision = None

FILES = (
    "comment_alembic_version",
    "create_ops_applied_file",
    "create_ops_kelurahan",
    "create_ops_landing",
    "create_ops_landed_file",
    "create_ops_quarantined_row",
    "create_ops_validation_count",
    "create_ops_review_case",
    "create_ops_fence",
    "create_ops_run",
    "create_published_publication",
    "create_published_decision",
    "create_published_member",
)


def upgrade() -> None:
    """Create every table, with its comments."""
    warehouse = context.config.attributes["warehouse"]
    for name in FILES:
        warehouse.run_script(op.get_bind(), f"schema/0001_first_schema/{name}.sql")
