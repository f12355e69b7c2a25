"""Landings made by hand: rows as the stage before leaves them in the lake."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from tepat.context import Context
from tepat.domain.feeds import Feed
from tepat.domain.periods import Period
from tepat.stages.validate import ValidateSummary, validate
from tepat.stores.engine import Engine
from tepat.stores.lake import Landing
from tepat.stores.warehouse import Warehouse
from tepat.support.settings import PROJECT_ROOT, Settings

LANDED_ON = date(2021, 7, 1)
FILES_TYPES: dict[str, pa.DataType] = {
    "file_no": pa.int64(),
    "feed": pa.string(),
    "period": pa.string(),
    "name": pa.string(),
    "sha256": pa.string(),
    "size_bytes": pa.int64(),
    "status": pa.string(),
    "reason": pa.string(),
    "landed_on": pa.date32(),
    "landing_number": pa.int32(),
}
FILES = pa.schema(FILES_TYPES)


def rows_schema(feed: Feed) -> pa.Schema:
    """The columns of a feed's ``rows.parquet``."""
    types: dict[str, pa.DataType] = {
        "file_no": pa.int64(),
        "row_number": pa.int32(),
        "is_layout": pa.bool_(),
    }
    types |= {column.field: pa.string() for column in feed.columns}
    types |= {f"{column.field}_is_numeric": pa.bool_() for column in feed.identity_columns}
    return pa.schema(types)


def attach_no_rows(engine: Engine, feed: Feed) -> None:
    """Give an engine a feed's tables without rows, and the reference tables."""
    engine.connection.register("row_landed", rows_schema(feed).empty_table())
    engine.connection.register("file_landed", FILES.empty_table())
    for name in ("kelurahan", "nik_region"):
        path = PROJECT_ROOT / "include" / "reference" / f"{name}.csv"
        engine.connection.read_csv(str(path), all_varchar=True).create_view(name, replace=True)
    engine.run("validate/index_kelurahan.sql")


@dataclass
class Desk:
    """A state directory on which one feed is landed and validated."""

    state_dir: Path
    feed_name: str = "rt_rw"
    landings: int = field(default=0)

    @property
    def context(self) -> Context:
        """A refresh that never needs a warehouse."""
        settings = Settings(state_dir=self.state_dir, threads=1, engine_memory="500MB")
        warehouse = Warehouse("postgresql://nobody@127.0.0.1:1/none", PROJECT_ROOT / "include/sql")
        return Context(settings, warehouse, Period(2021, 7), date(2021, 7, 19))

    @property
    def feed(self) -> Feed:
        """The feed."""
        return self.context.feeds[self.feed_name]

    def land(
        self, *files: Iterable[Mapping[str, Any]], landed_on: date = LANDED_ON, number: int = -1
    ) -> None:
        """Seal a landing; each file is its records from row 2 on, as cells by field name."""
        self.landings = self.landings + 1 if number < 0 else number
        known, rows = [], []
        for index, records in enumerate(files, start=1):
            file_no = self.landings * 100_000 + index
            known.append(
                {
                    "file_no": file_no,
                    "feed": self.feed_name,
                    "period": "2021-07" if self.feed.by_period else None,
                    "name": f"{self.feed_name}/{index}.csv",
                    "sha256": f"{file_no:064x}",
                    "size_bytes": 1,
                    "status": "READ",
                    "landed_on": landed_on,
                    "landing_number": self.landings,
                }
            )
            rows += [
                {"is_layout": False} | dict(record) | {"file_no": file_no, "row_number": row}
                for row, record in enumerate(records, start=2)
            ]
        facts = {"feed": self.feed_name, "landed_on": landed_on.isoformat()}
        relative = f"landed/{self.feed.slug}/{self.landings:06d}"
        with self.context.lake.seal(relative, facts) as directory:
            pq.write_table(pa.Table.from_pylist(known, FILES), directory / "files.parquet")
            table = pa.Table.from_pylist(rows, rows_schema(self.feed))
            pq.write_table(table, directory / "rows.parquet")

    def validate(self) -> ValidateSummary:
        """Validate what is new."""
        return validate(self.context, self.feed)

    def validated(self) -> list[Landing]:
        """The validated landings, in order."""
        return self.context.lake.landings(self.feed, "validated")

    def table(self, name: str) -> list[dict[str, Any]]:
        """The rows of one table, of all landings."""
        tables = [pq.read_table(landing.sealed[name]) for landing in self.validated()]
        rows: list[dict[str, Any]] = pa.concat_tables(tables).to_pylist()
        return rows

    def codes(self) -> dict[int, list[str]]:
        """Quarantined rows of a desk with one file: their codes by row number."""
        return {row["row_number"]: row["codes"] for row in self.table("quarantined")}
