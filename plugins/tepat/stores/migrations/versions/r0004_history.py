"""What was published at any earlier publication."""

from alembic import context, op

revision = "0004"
down_revision = "0003"

FILES = (
    "add_published_closed_by",
    "create_published_stood_at",
    "create_published_decision_as_of",
    "create_published_household_as_of",
    "create_published_member_as_of",
    "create_published_decided_only_at",
    "create_published_changes_between",
)


def upgrade() -> None:
    """Note which publication ended a row, and create the functions that look back."""
    warehouse = context.config.attributes["warehouse"]
    for name in FILES:
        warehouse.run_script(op.get_bind(), f"schema/{name}.sql")
