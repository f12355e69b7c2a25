"""Ledger: the result of every landed file and row, in the warehouse exactly once."""

from pathlib import Path

import pyarrow as pa
from sqlalchemy.engine import Connection

from tepat.context import Context
from tepat.domain.feeds import Feed
from tepat.stages.validate.suite import load_suite
from tepat.stores.copy_stream import send
from tepat.stores.engine import Engine
from tepat.stores.lake import Landing
from tepat.stores.warehouse import Role

_TABLES = {"files": "landed_file", "quarantined": "quarantined_row", "verdicts": "verdict"}


def record_landings(context: Context, feed: Feed) -> int:
    """Insert every validated landing of a feed missing from the ledger, in one transaction.

    Args:
        context: The refresh.
        feed: The feed.

    Returns:
        The number of landings inserted; landings already in the ledger are skipped.

    Raises:
        LakeDamagedError: A landing cannot be read.
        TepatError: PostgreSQL is unreachable, full, or refused a statement.
    """
    landings = [item for item in context.lake.landings(feed, "validated") if item.number > 0]
    suite = context.settings.include_dir / "expectations" / f"{feed.slug}.json"

    def work(connection: Connection) -> int:
        claimed = [item for item in landings if _is_claimed(context, connection, feed, item)]
        if claimed:
            with context.engine() as engine:
                _enter(engine, connection, claimed, suite)
        return len(claimed)

    return context.warehouse.transact(work, Role.LOADER, statement_seconds=600)


def _is_claimed(context: Context, connection: Connection, feed: Feed, landing: Landing) -> bool:
    """Whether this transaction is the one that inserts the landing."""
    noted = context.warehouse.run(
        connection,
        "ledger/claim_landing.sql",
        feed=feed.feed,
        landing_number=landing.number,
        landed_on=landing.landed_on,
    )
    return noted.rowcount > 0


def _enter(engine: Engine, connection: Connection, landings: list[Landing], suite: Path) -> None:
    for name, view in _TABLES.items():
        engine.attach_parquet(view, [landing.sealed[name] for landing in landings])
    rules = load_suite(suite).rules
    messages = {
        "code": pa.array(list(rules), pa.string()),
        "message": pa.array([rule.message for rule in rules.values()], pa.string()),
    }
    engine.attach_arrow("code_message", pa.table(messages))
    names = ("send_landed_files", "send_quarantined_rows", "send_validation_counts")
    send(engine, connection, *(f"ledger/{name}.sql" for name in names))
