"""Upgrades the warehouse schema in one transaction.

Three folders of ``include/sql/postgres``: ``schema`` holds the tables and row-level security that
Alembic revisions create, a folder per revision, immutable once released; ``repeatable`` holds the
current views, functions and grants (``tepat.stores.migrations.repeatable``);
``upgrade`` holds the statements of the upgrade itself.
"""

import csv
import hashlib
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy.engine import Connection

from tepat.stores.migrations.repeatable import apply_repeatable
from tepat.stores.warehouse import Role, Warehouse, act_as

_LOCK = sa.text("select pg_advisory_xact_lock(hashtextextended('tepat schema', 0))")
_KELURAHAN = "reference/kelurahan.csv"


def upgrade(warehouse: Warehouse) -> None:
    """Upgrade the schema to the newest revision; idempotent.

    Raises:
        WarehouseUnavailableError: It cannot be reached, or is too old.
        WarehouseError: The user may not create missing objects or act as the owner; or a foreign
            view depends on one that must be dropped.
    """
    warehouse.transact(lambda connection: _upgrade(warehouse, connection))


def _upgrade(warehouse: Warehouse, connection: Connection) -> None:
    connection.execute(_LOCK)
    for name in ("create_roles", "hand_over_to_owner"):
        warehouse.run_script(connection, f"upgrade/{name}.sql")
    act_as(connection, Role.OWNER)
    before = _revision(connection)
    if before is None:
        warehouse.run_script(connection, "schema/0001_first_schema/create_schemas.sql")
    config = Config(attributes={"connection": connection, "warehouse": warehouse})
    config.set_main_option("script_location", str(Path(__file__).parent))
    command.upgrade(config, "head")
    apply_repeatable(warehouse, connection, anew=_revision(connection) != before)
    _load_kelurahan(warehouse, connection)


def _revision(connection: Connection) -> str | None:
    """The current revision of the schema; null before the first."""
    context = MigrationContext.configure(connection, opts={"version_table_schema": "ops"})
    return context.get_current_revision()


def _load_kelurahan(warehouse: Warehouse, connection: Connection) -> None:
    path = warehouse.sql_dir.parents[1] / _KELURAHAN
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    applied = warehouse.run(connection, "upgrade/list_applied_files.sql")
    if any((row.name, row.sha256) == (_KELURAHAN, sha256) for row in applied):
        return
    with path.open(encoding="utf-8", newline="") as file:
        connection.execute(
            sa.text(
                (warehouse.sql_dir / "upgrade/upsert_kelurahan.sql").read_text(encoding="utf-8")
            ),
            list(csv.DictReader(file)),
        )
    warehouse.run(
        connection,
        "upgrade/record_applied_file.sql",
        name=_KELURAHAN,
        sha256=sha256,
        object=None,
    )
