"""By which rule book a run decided, and how long each of its statements took."""

from alembic import context, op

revision = "0010"
down_revision = "0009"

FILES = ("add_rule_book_columns", "create_ops_statement_run", "make_parameters_changeable")


def upgrade() -> None:
    """Add the columns and the table; free rounds and distances from fixed numbers."""
    warehouse = context.config.attributes["warehouse"]
    for name in FILES:
        warehouse.run_script(op.get_bind(), f"schema/0010_rule_book/{name}.sql")
