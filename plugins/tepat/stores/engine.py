"""DuckDB engine: the only module that connects to DuckDB.

A statement is one file of ``include/sql/duckdb``. Its header (:mod:`tepat.stores.statements`) names
its purpose and the table it writes; values are passed as bind parameters only.
"""

import re
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from graphlib import TopologicalSorter
from pathlib import Path
from types import TracebackType
from typing import Any

import duckdb
import pyarrow as pa

from tepat.stores.statements import Header

_CALL = re.compile(r"\b(\w+)\(")
_PARQUET = "(format parquet, compression zstd, compression_level 1, row_group_size 100000)"


@dataclass(frozen=True)
class StatementRun:
    """One executed statement: file without extension, seconds, rows written."""

    statement: str
    seconds: float
    rows: int


class Engine:
    """An in-memory DuckDB with the project's macros, spilling to a scratch directory.

    Args:
        sql_dir: ``include/sql``; every file of ``duckdb/macros`` below it is loaded.
        scratch_dir: Where intermediate results may spill.
        memory_limit: Such as ``3GB``.
        threads: Number of threads; results do not depend on it.
        log: Receives a record of each executed statement.
    """

    def __init__(
        self,
        sql_dir: Path,
        scratch_dir: Path,
        *,
        memory_limit: str = "3GB",
        threads: int = 2,
        log: list[StatementRun] | None = None,
    ) -> None:
        scratch_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.sql_dir = sql_dir / "duckdb"
        self.log = log if log is not None else []
        self.connection = duckdb.connect(
            config={
                "memory_limit": memory_limit,
                "threads": threads,
                "temp_directory": str(scratch_dir),
                "autoinstall_known_extensions": False,
                "autoload_known_extensions": False,
            }
        )
        for text in _macros_in_order(self.sql_dir / "macros"):
            self.connection.execute(text)

    def __enter__(self) -> "Engine":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.connection.close()

    def attach_parquet(
        self, name: str, paths: Iterable[Path], *, with_filename: bool = False
    ) -> None:
        """Create a view over Parquet files of one schema.

        With ``with_filename`` a column ``filename`` holds the path of each row's file.
        """
        files = self.connection.read_parquet([str(path) for path in paths], filename=with_filename)
        files.create_view(name, replace=True)

    def attach_csv(self, name: str, path: Path) -> None:
        """Load a small CSV reference table, all columns text."""
        self.connection.read_csv(str(path), all_varchar=True).create(name)

    def attach_arrow(self, name: str, rows: pa.Table) -> None:
        """Load an Arrow table; visible to all connections of the engine."""
        self.connection.register("arrow_rows", rows)
        self.connection.execute(f'create or replace table "{name}" as from arrow_rows')
        self.connection.unregister("arrow_rows")

    def run(self, file: str, **params: Any) -> str:
        """Run one statement file and store its rows in the table named in its header.

        Args:
            file: Path below ``include/sql/duckdb``, such as ``decide/rules/not_affected.sql``.
            params: Values for the parameters in the header; others are ignored.

        Returns:
            The name of the table written.
        """
        table, text, bound = self._statement(file, params)
        self._run(file, f'create or replace temp table "{table}" as {text}', bound)
        return table

    def run_into(self, directory: Path, file: str, order: str, **params: Any) -> str:
        """Run one statement file and write its rows to the lake, attached as a view.

        Avoids a copy of a large table in memory.

        Args:
            directory: A lake directory that is being written.
            file: As for ``run``.
            order: Sort columns.
            params: As for ``run``.

        Returns:
            The name of the table written.
        """
        table, text, bound = self._statement(file, params)
        path = directory / f"{table}.parquet"
        self._run(file, _copy(f"from ({text}) order by {order}", path), bound)
        self.attach_parquet(table, [path])
        return table

    def rows(self, query: str, **params: Any) -> list[dict[str, Any]]:
        """The rows of a short query, as dictionaries."""
        return self.arrow(query, **params).to_pylist()

    def arrow(self, query: str, **params: Any) -> pa.Table:
        """The result of a query as an Arrow table."""
        table: pa.Table = self.connection.sql(query, params=params).to_arrow_table()
        return table

    def write_parquet(self, query: str, path: Path) -> None:
        """Write a query's result, in the query's order, to one Parquet file."""
        self.connection.execute(_copy(query, path))

    def write_csv(self, query: str, path: Path) -> None:
        """Write a query's result, in the query's order, as CSV with a header."""
        target = str(path).replace("'", "''")
        self.connection.execute(f"copy ({query}) to '{target}' (format csv, header)")

    def union(self, name: str, tables: Iterable[str]) -> None:
        """Store the rows of several tables with the same columns in one table."""
        parts = " union all by name ".join(f'from "{table}"' for table in tables)
        self.connection.execute(f'create or replace temp table "{name}" as {parts}')

    @contextmanager
    def rolled_back(self) -> Iterator[None]:
        """Context manager that rolls back all tables written inside it."""
        self.connection.begin()
        try:
            yield
        finally:
            self.connection.rollback()

    def write_tables(self, directory: Path, orders: Mapping[str, str]) -> None:
        """Write tables to a lake directory, each sorted by its columns."""
        for table, order in orders.items():
            self.write_parquet(f'from "{table}" order by {order}', directory / f"{table}.parquet")

    def _run(self, file: str, text: str, bound: dict[str, Any]) -> None:
        began = time.perf_counter()
        counted = self.connection.execute(text, bound).fetchone()
        seconds = round(time.perf_counter() - began, 4)
        rows = counted[0] if counted else 0
        self.log.append(StatementRun(file.removesuffix(".sql"), seconds, rows))

    def _statement(self, file: str, params: Mapping[str, Any]) -> tuple[str, str, dict[str, Any]]:
        """The table that a statement file writes, its text, and the parameters it names."""
        text = (self.sql_dir / file).read_text(encoding="utf-8")
        header = Header.of(text)
        bound = {name: value for name, value in params.items() if name in header.params}
        return header.writes[0], text, bound


def _copy(query: str, path: Path) -> str:
    target = str(path).replace("'", "''")
    return f"copy ({query}) to '{target}' {_PARQUET}"


def _macros_in_order(directory: Path) -> list[str]:
    """The macro files' texts, each after the macros it calls: DuckDB resolves names at creation."""
    files = sorted(directory.glob("*.sql"))
    texts = {path.stem: path.read_text(encoding="utf-8") for path in files}
    calls = {
        name: sorted(texts.keys() & set(_CALL.findall(text)) - {name})
        for name, text in texts.items()
    }
    return [texts[name] for name in TopologicalSorter(calls).static_order()]
