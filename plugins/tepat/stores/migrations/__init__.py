"""The warehouse's schema, brought up to date by Alembic revisions.

Tables change by revision. Report views and reference tables are the current text of their files,
applied when that text has changed, so that adding a report is adding one file; an unchanged view
is not touched, because replacing it would make readers wait.
"""

import csv
import hashlib
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from sqlalchemy.engine import Connection

from tepat.stores.warehouse import Role, Warehouse, act_as

_LOCK = sa.text("select pg_advisory_xact_lock(hashtextextended('tepat schema', 0))")


def upgrade(warehouse: Warehouse) -> None:
    """Bring the schema to the newest revision; harmless when it is there already.

    Raises:
        WarehouseUnavailableError: It cannot be reached, or is too old.
        WarehouseError: The user may not create what is missing, or may not act as its owner.
    """
    warehouse.transact(lambda connection: _upgrade(warehouse, connection))


def _upgrade(warehouse: Warehouse, connection: Connection) -> None:
    connection.execute(_LOCK)
    for name in ("create_roles", "hand_over_to_owner"):
        warehouse.run_script(connection, f"schema/{name}.sql")
    act_as(connection, Role.OWNER)
    if not connection.scalar(sa.text("select to_regnamespace('ops') is not null")):
        warehouse.run_script(connection, "schema/create_schemas.sql")
    config = Config(attributes={"connection": connection, "warehouse": warehouse})
    config.set_main_option("script_location", str(Path(__file__).parent))
    command.upgrade(config, "head")
    _load_kelurahan(warehouse, connection)
    for path in sorted((warehouse.sql_dir / "repeatable/report").glob("*.sql")):
        if _is_new_text(connection, f"sql/report/{path.name}", path):
            warehouse.run_script(connection, f"repeatable/report/{path.name}")


def _load_kelurahan(warehouse: Warehouse, connection: Connection) -> None:
    path = warehouse.sql_dir.parents[1] / "reference" / "kelurahan.csv"
    if _is_new_text(connection, "reference/kelurahan.csv", path):
        with path.open(encoding="utf-8", newline="") as file:
            connection.execute(
                sa.text(
                    (warehouse.sql_dir / "schema/upsert_kelurahan.sql").read_text(encoding="utf-8")
                ),
                list(csv.DictReader(file)),
            )


def _is_new_text(connection: Connection, name: str, path: Path) -> bool:
    """Whether the file's text differs from the one applied last; notes it as applied."""
    noted = connection.execute(
        sa.text(
            "insert into ops.applied_file (name, sha256) values (:name, :sha256)"
            " on conflict (name) do update set sha256 = excluded.sha256, applied_at = now()"
            " where applied_file.sha256 <> excluded.sha256"
        ),
        {"name": name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()},
    )
    return noted.rowcount > 0
