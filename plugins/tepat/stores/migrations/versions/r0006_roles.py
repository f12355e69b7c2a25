"""Roles, rows of one's own kelurahan, and the access log."""

from alembic import context, op

revision = "0006"
down_revision = "0005"

FILES = (
    # Of a warehouse upgraded before stood_at: the same functions, asking it.
    "create_published_stood_at",
    "create_published_decision_as_of",
    "create_published_member_as_of",
    "create_published_decided_only_at",
    "create_published_changes_between",
    "create_ops_access",
    "create_ops_kelurahan_login",
    "restrict_published_rows",
    "grant_roles",
)


def upgrade() -> None:
    """Create the two tables, and say what each role may do, also with tables of the future."""
    warehouse = context.config.attributes["warehouse"]
    for name in FILES:
        warehouse.run_script(op.get_bind(), f"schema/{name}.sql")
