"""Distribution: plans of sites and days, complaints, invitations and attendance."""

from tepat.stores.migrations.revisions import run_folder

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Create the tables, and let their writer see all families."""
    run_folder("0008_sites_and_complaints")
