"""By which rule book a run decided, and how long each of its statements took."""

from tepat.stores.migrations.revisions import run_folder

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Add the columns and the table; free rounds and distances from fixed numbers."""
    run_folder("0010_rule_book")
