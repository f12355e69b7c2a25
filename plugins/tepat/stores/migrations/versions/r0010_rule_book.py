"""Rule book of a run, and duration of each of its statements."""

from alembic import context, op

revision = "0010"
down_revision = "0009"

FILES = ("add_rule_book_columns", "create_ops_statement_run", "make_parameters_changeable")


def upgrade() -> None:
    """Add the columns and the table; remove fixed limits of rounds and distances."""
    warehouse = context.config.attributes["warehouse"]
    for name in FILES:
        warehouse.run_script(op.get_bind(), f"schema/0010_rule_book/{name}.sql")
