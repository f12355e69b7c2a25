"""A member's file is its household's."""

from alembic import context, op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Drop the column that repeats the decision's."""
    context.config.attributes["warehouse"].run_script(
        op.get_bind(), "schema/0002_members_without_file/drop_member_source_file.sql"
    )
