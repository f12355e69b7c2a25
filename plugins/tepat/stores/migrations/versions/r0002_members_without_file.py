"""Drop the file of a member: it is the file of its household."""

from alembic import context, op

revision = "0002"
down_revision = "0001"

FILES = ("drop_member_source_file",)


def upgrade() -> None:
    """Drop the column that repeats the decision's."""
    warehouse = context.config.attributes["warehouse"]
    for name in FILES:
        warehouse.run_script(op.get_bind(), f"schema/0002_members_without_file/{name}.sql")
