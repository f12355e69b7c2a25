"""Upgrades the warehouse schema in one transaction.

Four folders of ``include/sql/postgres``: ``schema`` holds what Alembic's revisions run, tables and
whose rows a role sees, a folder for each revision, never changed once released; ``repeatable``
holds views, functions and grants as they are to be today (``tepat.stores.migrations.repeatable``);
``comments`` holds what tables, views and columns mean; ``upgrade`` holds the statements of the
upgrade itself.
"""

import csv
import hashlib
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy.engine import Connection

from tepat.stores.migrations.comments import Comments
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
    comments = Comments(warehouse.sql_dir / "comments")
    is_described = _is_applied(warehouse, connection, comments.name, comments.sha256)
    anew = _revision(connection) != before or not is_described
    if anew:
        _describe_tables(warehouse, connection, comments)
    apply_repeatable(warehouse, connection, comments, anew=anew)
    _load_kelurahan(warehouse, connection)


def _revision(connection: Connection) -> str | None:
    """The current revision of the schema; null before the first."""
    context = MigrationContext.configure(connection, opts={"version_table_schema": "ops"})
    return context.get_current_revision()


def _describe_tables(warehouse: Warehouse, connection: Connection, comments: Comments) -> None:
    for table in warehouse.run(connection, "upgrade/list_tables.sql").scalars().all():
        comments.apply(warehouse, connection, table, "table")
    _note_applied(warehouse, connection, comments.name, comments.sha256)


def _load_kelurahan(warehouse: Warehouse, connection: Connection) -> None:
    path = warehouse.sql_dir.parents[1] / _KELURAHAN
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    if _is_applied(warehouse, connection, _KELURAHAN, sha256):
        return
    with path.open(encoding="utf-8", newline="") as file:
        connection.execute(
            sa.text(
                (warehouse.sql_dir / "upgrade/upsert_kelurahan.sql").read_text(encoding="utf-8")
            ),
            list(csv.DictReader(file)),
        )
    _note_applied(warehouse, connection, _KELURAHAN, sha256)


def _is_applied(warehouse: Warehouse, connection: Connection, name: str, sha256: str) -> bool:
    applied = warehouse.run(connection, "upgrade/list_applied_files.sql")
    return any((row.name, row.sha256) == (name, sha256) for row in applied)


def _note_applied(warehouse: Warehouse, connection: Connection, name: str, sha256: str) -> None:
    warehouse.run(
        connection, "upgrade/record_applied_file.sql", name=name, sha256=sha256, object=None
    )
