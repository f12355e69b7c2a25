"""PostgreSQL warehouse: the only module that connects to PostgreSQL.

Every transaction has timeouts. Errors are reported with SQLSTATE, constraint and what to do, but
without PostgreSQL's DETAIL and CONTEXT, which contain rows.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, TypeVar

import psycopg2
import sqlalchemy as sa

# SQLAlchemy uses its ORM if it is loaded, even partly. Imported here so that no other library
# imports it in another thread while a statement is compiled.
import sqlalchemy.orm
from sqlalchemy.engine import Connection, CursorResult
from tenacity import Retrying, retry_if_exception_type, stop_after_attempt, wait_random_exponential

from tepat.stores.statements import Header
from tepat.support.errors import (
    TepatError,
    WarehouseBusyError,
    WarehouseError,
    WarehouseUnavailableError,
)

OLDEST_VERSION = 15
ATTEMPTS = 5

_CONNECT_ARGS = {
    "application_name": "tepat",
    "connect_timeout": 10,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
}
_SET_TIMEOUTS = sa.text(
    "select set_config('statement_timeout', :statement_timeout, true),"
    " set_config('lock_timeout', :lock_timeout, true),"
    " set_config('idle_in_transaction_session_timeout', :statement_timeout, true)"
)
# Serialization, deadlock, lock not available, too many connections, shutdown, crash, starting up.
_PASSING_STATES = frozenset({"40001", "40P01", "55P03", "53300", "57P01", "57P02", "57P03"})
_PASSING_REFUSALS = ("starting up", "shutting down", "in recovery", "too many", "connection slots")

Result = TypeVar("Result")


class Role(StrEnum):
    """Role of a transaction: it limits the privileges of the login user."""

    OWNER = "tepat_owner"
    LOADER = "loader"
    PUBLISHER = "publisher"
    DISTRIBUTOR = "distributor"
    OFFICER = "officer"
    AUDITOR = "auditor"
    REPORT_READER = "report_reader"
    KELURAHAN_READER = "kelurahan_reader"


def act_as(connection: Connection, role: Role) -> None:
    """Set the role of the transaction until it ends or changes role."""
    connection.exec_driver_sql(f"set local role {role.value}")


class Warehouse:
    """A PostgreSQL database, 15 or later.

    ``tables_read`` and ``tables_written`` are the tables in the headers of executed statements.

    Args:
        url: ``postgresql://user:password@host:port/database``.
        sql_dir: ``include/sql``.
    """

    def __init__(self, url: str, sql_dir: Path) -> None:
        self.url = sa.make_url(url).set(drivername="postgresql+psycopg2")
        self.sql_dir = sql_dir / "postgres"
        self.tables_read: set[str] = set()
        self.tables_written: set[str] = set()

    @cached_property
    def _engine(self) -> sa.Engine:
        engine = sa.create_engine(
            self.url,
            pool_pre_ping=True,
            hide_parameters=True,
            connect_args=_CONNECT_ARGS,
            execution_options={"warehouse": self},
        )
        sa.event.listen(engine, "connect", self._refuse_old_version)
        return engine

    @contextmanager
    def begin(
        self,
        role: Role | None = None,
        *,
        statement_seconds: int = 60,
        lock_seconds: int = 15,
        isolation_level: Literal["READ COMMITTED", "REPEATABLE READ"] = "READ COMMITTED",
    ) -> Iterator[Connection]:
        """One transaction: committed at the end, rolled back on an error.

        Args:
            role: Role of the transaction; without one, the privileges of the login user.
            statement_seconds: Timeout of one statement, in seconds.
            lock_seconds: Timeout of one lock wait, in seconds.
            isolation_level: READ COMMITTED (a snapshot per statement) or REPEATABLE READ
                (one snapshot for all statements).

        Raises:
            WarehouseUnavailableError: It cannot be reached, refuses the login, is full, or is
                older than 15.
            WarehouseBusyError: The connection was lost, or another transaction conflicted: a retry
                can succeed.
            WarehouseError: It refused a statement.
        """
        timeouts = {
            "statement_timeout": f"{statement_seconds}s",
            "lock_timeout": f"{lock_seconds}s",
        }
        try:
            engine = self._engine.execution_options(isolation_level=isolation_level)
            with engine.begin() as connection:
                connection.execute(_SET_TIMEOUTS, timeouts)
                if role:
                    act_as(connection, role)
                yield connection
        except (sa.exc.DBAPIError, psycopg2.Error) as error:
            # "from None": the original contains rows in its DETAIL.
            raise self._fault(error) from None

    def transact(
        self,
        work: Callable[[Connection], Result],
        role: Role | None = None,
        *,
        statement_seconds: int = 60,
        lock_seconds: int = 15,
    ) -> Result:
        """Run the work in one transaction; retry it from the start when a retry can succeed.

        The reply to COMMIT may be lost, so the work must be idempotent.

        Args:
            work: Called with the connection of the transaction.
            role: As ``begin``.
            statement_seconds: As ``begin``.
            lock_seconds: As ``begin``.

        Raises:
            TepatError: As ``begin``, when the attempts are used up.
        """
        for attempt in Retrying(
            retry=retry_if_exception_type(WarehouseBusyError),
            stop=stop_after_attempt(ATTEMPTS),
            wait=wait_random_exponential(multiplier=0.2, max=5),
            reraise=True,
        ):
            with (
                attempt,
                self.begin(
                    role, statement_seconds=statement_seconds, lock_seconds=lock_seconds
                ) as connection,
            ):
                result = work(connection)
        return result

    def run(self, connection: Connection, file: str, **params: Any) -> CursorResult[Any]:
        """Run one statement file of ``include/sql/postgres`` with bind parameters (``:name``)."""
        text = (self.sql_dir / file).read_text(encoding="utf-8")
        self.note(text)
        return connection.execute(sa.text(text), params)

    def run_script(self, connection: Connection, file: str) -> None:
        """Run one file of ``include/sql/postgres`` that defines an object and its comments."""
        text = (self.sql_dir / file).read_text(encoding="utf-8")
        connection.execution_options(no_parameters=True).exec_driver_sql(text)

    def note(self, text: str) -> None:
        """Record the tables in the header of a statement file."""
        header = Header.of(text)
        self.tables_read.update(name for name in header.reads if "." in name)
        self.tables_written.update(name for name in header.writes if "." in name)

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    def _refuse_old_version(self, raw: Any, _record: object) -> None:
        version = raw.server_version // 10000
        if version < OLDEST_VERSION:
            raise WarehouseUnavailableError(
                f"{self._where} is version {version}; {OLDEST_VERSION} or later is needed.",
                kept="Nothing was published.",
                todo="Point TEPAT_WAREHOUSE_URL at a newer PostgreSQL.",
            )

    @property
    def _where(self) -> str:
        return f"PostgreSQL at {self.url.host}:{self.url.port or 5432}"

    def _fault(self, error: sa.exc.DBAPIError | psycopg2.Error) -> TepatError:
        origin = error.orig if isinstance(error, sa.exc.DBAPIError) else error
        state = getattr(origin, "pgcode", None)
        if state is None:
            return self._connection_fault(str(origin))
        if state == "53100":
            return WarehouseUnavailableError(
                f"{self._where} has no space left on its disk (SQLSTATE 53100).",
                kept="The last publication is unchanged; nothing of this one was written.",
                todo="Free space and run again.",
            )
        if state in _PASSING_STATES or state.startswith("08"):
            return WarehouseBusyError(
                f"{self._where} gave up a transaction (SQLSTATE {state}): the connection was "
                "lost or another transaction conflicted.",
                kept="The transaction was rolled back whole.",
                todo="Run again.",
            )
        diagnostics = getattr(origin, "diag", None)
        constraint = getattr(diagnostics, "constraint_name", None)
        table = getattr(diagnostics, "table_name", None)
        return WarehouseError(
            f"{self._where} refused a statement: SQLSTATE {state}"
            f" ({type(origin).__name__}){f', table {table}' if table else ''}"
            f"{f', constraint {constraint}' if constraint else ''}.",
            kept="The transaction was rolled back whole.",
            todo=_ADVICE.get(state, ""),
        )

    def _connection_fault(self, text: str) -> TepatError:
        """An error without SQLSTATE: the server was not reached, or refused the login."""
        refusal = next((line for line in text.splitlines() if "FATAL:" in line), None)
        kept = "The last publication is unchanged."
        if refusal is None:
            return WarehouseBusyError(
                f"{self._where} cannot be reached, or the connection was lost.",
                kept=kept,
                todo="Start it, or correct TEPAT_WAREHOUSE_URL, and run again.",
            )
        reason = refusal.partition("FATAL:")[2].strip()
        if any(words in reason for words in _PASSING_REFUSALS):
            return WarehouseBusyError(f"{self._where}: {reason}.", kept=kept, todo="Run again.")
        return WarehouseUnavailableError(
            f"{self._where} refuses the login: {reason}.",
            kept=kept,
            todo="Correct user, password and database in TEPAT_WAREHOUSE_URL.",
        )


def warehouse_of(connection: Connection) -> Warehouse:
    """The warehouse that opened a connection."""
    warehouse: Warehouse = connection.get_execution_options()["warehouse"]
    return warehouse


_ADVICE = {
    "42501": "Grant the user of TEPAT_WAREHOUSE_URL the privilege that is missing; to make the "
    "roles it needs CREATEROLE, or an administrator makes them (docs/production.md).",
    "22023": "Upgrade the schema, as the next refresh does: the role does not exist.",
    "2BP01": "Somebody's own view rests on one of the product's that is gone or has lost a column: "
    "drop it, upgrade, and make it anew.",
    "42P01": "Upgrade the schema: the table does not exist.",
    "57014": "The statement took longer than it may; see what else the server is doing.",
}
