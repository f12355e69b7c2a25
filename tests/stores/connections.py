"""Connections that break when a test says so."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

from tepat.stores.warehouse import Warehouse


@contextmanager
def dropped_connection(warehouse: Warehouse, at: int) -> Iterator[list[int]]:
    """Ends the server's side of the connection before the n-th statement; yields those seen."""
    engine, seen = warehouse._engine, [0]
    killer = sa.create_engine(warehouse.url, isolation_level="AUTOCOMMIT")

    def count(connection: Any, *_: object) -> None:
        seen[0] += 1
        if seen[0] == at:
            raw = connection.connection.driver_connection
            with killer.connect() as other:
                other.execute(
                    sa.text("select pg_terminate_backend(:pid, 5000)"),
                    {"pid": raw.info.backend_pid},
                )

    sa.event.listen(engine, "before_cursor_execute", count)
    yield seen
    sa.event.remove(engine, "before_cursor_execute", count)
    killer.dispose()
