"""Counts stored at publication, so that reports are fast."""

from tepat.stores.migrations.revisions import run_folder

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Create the tables, and count what stands published; lists and lags follow the next night."""
    run_folder("0005_counts_of_publications")
