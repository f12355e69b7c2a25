"""Distribution: plans of sites and days, complaints, invitations and attendance."""

from alembic import context, op

revision = "0008"
down_revision = "0007"

FILES = (
    "create_published_site_plan",
    "create_published_site_assignment",
    "create_ops_site_load",
    "create_ops_site_travel",
    "create_ops_complaint",
    "create_published_invitation",
    "create_published_attendance",
    "create_ops_field_verification",
    "create_ops_invitation_count",
    "let_distributor_read_decisions",
)


def upgrade() -> None:
    """Create the tables, and let the distributor role read all families."""
    warehouse = context.config.attributes["warehouse"]
    for name in FILES:
        warehouse.run_script(op.get_bind(), f"schema/0008_sites_and_complaints/{name}.sql")
