"""Resolutions of review cases."""

from tepat.stores.migrations.revisions import run_folder

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Create the table of answers, and say what the work queue shows of them."""
    run_folder("0003_resolutions")
