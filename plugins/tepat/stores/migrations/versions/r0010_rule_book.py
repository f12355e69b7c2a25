"""Rule book of a run, and duration of each of its statements."""

from tepat.stores.migrations.revisions import run_folder

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Add the columns and the table; free rounds and distances from fixed numbers."""
    run_folder("0010_rule_book")
