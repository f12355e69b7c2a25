"""Drop the file of a member: it is the file of its household."""

from tepat.stores.migrations.revisions import run_folder

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Drop the column that repeats the decision's."""
    run_folder("0002_members_without_file")
