"""Which publications there were, as the warehouse remembers them."""

from tepat.context import Context
from tepat.engine import Engine
from tepat.periods import Period
from tepat.published import Publication, Published
from tepat.warehouse import Warehouse


def load_published(warehouse: Warehouse) -> Published:
    """All publications. Read them after the run has begun: from then on no older run adds one."""
    with warehouse.begin() as connection:
        rows = warehouse.run(connection, "publish/warehouse/list_publications.sql").all()
    return Published(
        tuple(
            Publication(row.publication_id, Period.parse(row.period), row.run_id, row.digest)
            for row in rows
        )
    )


def attach_snapshots(context: Context, engine: Engine, base: Publication | None) -> None:
    """Make readable what this run decided, and what the base publication had.

    The base's tables have ``base_`` before their names, and are empty when there is no base.
    """
    decided = context.lake.of_run(context.run_id, "decided")
    snapshot = context.lake.of_run(base.run_id, "decided") if base else decided
    for table in ("decision", "member", "review_case"):
        engine.attach_parquet(table, [decided[table]])
    for table in ("decision", "member"):
        past = engine.connection.read_parquet(str(snapshot[table]))
        (past if base else past.limit(0)).create_view(f"base_{table}")
