"""The first schema."""

from tepat.stores.migrations.revisions import run_folder

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create every table, with its comments."""
    run_folder("0001_first_schema")
