"""History of publications."""

from tepat.stores.migrations.revisions import run_folder

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Note which publication ended a row."""
    run_folder("0004_history")
