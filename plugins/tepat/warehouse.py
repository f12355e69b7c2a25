"""The one door to PostgreSQL, which serves."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, CursorResult

from tepat.errors import WarehouseUnavailableError

OLDEST_VERSION = 15


class Warehouse:
    """A PostgreSQL database, 15 or later.

    Args:
        url: ``postgresql://user:password@host:port/database``.
        sql_dir: ``include/sql``.
    """

    def __init__(self, url: str, sql_dir: Path) -> None:
        self.url = sa.make_url(url).set(drivername="postgresql+psycopg2")
        self.sql_dir = sql_dir

    @cached_property
    def _engine(self) -> sa.Engine:
        return sa.create_engine(self.url, pool_pre_ping=True)

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """One transaction: committed at the end, rolled back on an error.

        Raises:
            WarehouseUnavailableError: It cannot be reached, or is older than 15.
        """
        try:
            connection = self._engine.connect()
        except sa.exc.OperationalError as error:
            raise WarehouseUnavailableError(
                f"PostgreSQL at {self.url.host}:{self.url.port} cannot be reached.",
                kept="Nothing was published.",
                todo="Start it, or correct TEPAT_WAREHOUSE_URL, and run again.",
            ) from error
        with connection, connection.begin():
            yield connection

    def run(self, connection: Connection, file: str, **params: Any) -> CursorResult[Any]:
        """Run one statement file of ``include/sql`` with bind parameters (``:name``)."""
        text = (self.sql_dir / file).read_text(encoding="utf-8")
        return connection.execute(sa.text(text), params)
