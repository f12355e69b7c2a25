"""Counts that are taken when a period is published, for reports that answer at once."""

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
    """Create the tables, and count what stands published; lists and lags follow the next night."""
    warehouse = context.config.attributes["warehouse"]
    for name in FILES:
        warehouse.run_script(op.get_bind(), f"schema/0005_counts_of_publications/{name}.sql")
