"""Payments: batches, instructions, claims, results, and anomalies for officers."""

from tepat.stores.migrations.revisions import run_folder

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Create every table, with its comments."""
    run_folder("0007_payments")
