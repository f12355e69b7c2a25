"""Payments: batches, instructions, claims, results, and anomalies for officers."""

from alembic import context, op

revision = "0007"
down_revision = "0006"

FILES = (
    "create_published_payment_batch",
    "create_published_payment_instruction",
    "create_published_payment_result",
    "create_published_payment_claim",
    "create_ops_payment_reconciliation",
    "create_ops_payment_anomaly",
    "create_ops_unpaid_household",
    "create_ops_payment_count",
)


def upgrade() -> None:
    """Create every table, with its comments."""
    warehouse = context.config.attributes["warehouse"]
    for name in FILES:
        warehouse.run_script(op.get_bind(), f"schema/0007_payments/{name}.sql")
