"""Counts stored at publication, so that reports are fast."""

from alembic import context, op

revision = "0005"
down_revision = "0004"

FILES = (
    "create_ops_decision_count",
    "create_ops_reason_count",
    "create_ops_overlap_count",
    "create_ops_civil_count",
    "create_ops_listing_count",
    "create_ops_event_lag",
    "fill_ops_decision_count",
    "fill_ops_reason_count",
    "fill_ops_overlap_count",
    "fill_ops_civil_count",
)


def upgrade() -> None:
    """Create the tables and count current publications; lists and lags follow in the next run."""
    warehouse = context.config.attributes["warehouse"]
    for name in FILES:
        warehouse.run_script(op.get_bind(), f"schema/0005_counts_of_publications/{name}.sql")
