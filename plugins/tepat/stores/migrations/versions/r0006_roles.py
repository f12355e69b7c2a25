"""Row-level security by kelurahan, and the access log."""

from tepat.stores.migrations.revisions import run_folder

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Create the two tables, and say whose rows a kelurahan sees."""
    run_folder("0006_roles")
