"""Repeatable files: views, functions and grants, applied when they change."""

from tepat.stores.migrations.revisions import run_folder

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Note what each file made, also those of earlier releases."""
    run_folder("0009_repeatable_files")
