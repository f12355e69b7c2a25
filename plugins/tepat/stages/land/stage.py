"""One landing run of one feed: writes every new file to the lake."""

from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from tepat.context import Context
from tepat.domain.feeds import Feed
from tepat.domain.messages.files import LandingTexts
from tepat.stages.land.arrivals import Arrival, Arrivals
from tepat.stages.land.folders import UnexpectedFile, unexpected_files
from tepat.stages.land.history import FileStatus, History
from tepat.stages.land.landing_root import LandingRoot
from tepat.stages.land.refusal import shown_name
from tepat.stages.land.rows import rows_schema
from tepat.stores.lake import EMPTY_LANDING_ON
from tepat.support.errors import TepatError

_MOST_FILES = 99_999
_ROW_GROUP = 122_880
_MOST_PROBLEMS = 50

_FILES_TYPES: dict[str, pa.DataType] = {
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


@dataclass(frozen=True)
class LandSummary:
    """Result of a landing run.

    ``landing_number`` is null when nothing was new. ``files`` counts new names.
    ``problems`` name files and why they are not loaded, never a value; a long list is shortened.
    """

    feed: str
    landing_number: int | None = None
    files: int = 0
    read: int = 0
    rejected: int = 0
    duplicates: int = 0
    rows: int = 0
    problems: tuple[str, ...] = ()


def land(context: Context, feed: Feed) -> LandSummary:
    """Land the new files of one feed, all under one landing time.

    Raises:
        LandingUnreadableError: The landing root cannot be read.
        LakeDamagedError: An earlier landing has changed since it was written.
    """
    lake = context.lake
    with lake.lock(f"landing-{feed.slug}"):
        if not lake.landings(feed):
            _write_landing(context, feed, 0, ())
        landings = lake.landings(feed)
        root = LandingRoot(context.settings.landing)
        texts = context.messages.files.landing
        history = History.of(feed, landings)
        arrivals = Arrivals(root, feed, context.feeds.values(), history, texts)
        number = 1 + max(landing.number for landing in landings)
        entries = arrivals.new(context.settings.threads)
        first = next(entries, None)
        if first is None:
            return LandSummary(feed.feed, problems=_shortened(arrivals.not_loaded, texts))
        files = _write_landing(context, feed, number, chain([first], entries))
    return _summary(feed, number, files, arrivals.not_loaded, texts)


def find_unexpected_files(context: Context) -> list[UnexpectedFile]:
    """Paths below the landing root that are in no folder of the landing contract.

    Raises:
        LandingUnreadableError: The landing root cannot be read.
    """
    names = [file.name for file in LandingRoot(context.settings.landing).files()]
    return unexpected_files(names, context.feeds, context.messages.files.landing)


def _write_landing(
    context: Context, feed: Feed, number: int, arrivals: Iterable[Arrival]
) -> list[dict[str, Any]]:
    """Write and seal one landing; returns the rows of its ``files.parquet``, each with ``rows``."""
    landed_on = context.run_date if number else EMPTY_LANDING_ON
    facts = {"feed": feed.feed, "landed_on": landed_on.isoformat()}
    with context.lake.seal(f"landed/{feed.slug}/{number:06d}", facts) as directory:
        files = []
        with _RowsWriter(directory / "rows.parquet", rows_schema(feed)) as rows:
            count = 0
            for arrival in arrivals:
                is_file = arrival.status != FileStatus.DUPLICATE
                count += is_file
                if count > _MOST_FILES:
                    raise TepatError(
                        f"More than {_MOST_FILES} new files of {feed.feed} in one landing.",
                        kept="Nothing of them was landed.",
                        todo="Move some of them away, land, move them back, and land again.",
                    )
                file_no = number * (_MOST_FILES + 1) + count if is_file else None
                files.append(
                    {
                        "file_no": file_no,
                        "feed": feed.feed,
                        "period": arrival.period,
                        "name": arrival.name,
                        "sha256": arrival.sha256,
                        "size_bytes": arrival.size,
                        "status": arrival.status.value,
                        "reason": arrival.reason,
                        "landed_on": landed_on,
                        "landing_number": number,
                        "rows": 0 if arrival.table is None else len(arrival.table),
                    }
                )
                if file_no and arrival.table is not None:
                    rows.add(file_no, arrival.table)
        pq.write_table(
            pa.Table.from_pylist(files, pa.schema(_FILES_TYPES)),
            directory / "files.parquet",
            compression="zstd",
        )
    return files


class _RowsWriter:
    """Writes the records of the files in row groups of equal size.

    A thread writes one group while the next is read.
    """

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self._schema = schema
        self._writer = pq.ParquetWriter(path, schema, compression="zstd")
        self._waiting: list[pa.Table] = []
        self._count = 0
        self._pool = ThreadPoolExecutor(1)
        self._writing: Future[None] | None = None

    def __enter__(self) -> "_RowsWriter":
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        with self._writer, self._pool:
            if kind is None:
                self._flush()
                self._await_group()

    def add(self, file_no: int, table: pa.Table) -> None:
        """Write a file's records."""
        numbers = pa.array(np.full(len(table), file_no, np.int64))
        self._waiting.append(table.add_column(0, "file_no", numbers).cast(self._schema))
        self._count += len(table)
        if self._count >= _ROW_GROUP:
            self._flush()

    def _flush(self) -> None:
        self._await_group()
        if self._waiting:
            self._writing = self._pool.submit(self._write, self._waiting)
        self._waiting, self._count = [], 0

    def _write(self, tables: list[pa.Table]) -> None:
        self._writer.write_table(pa.concat_tables(tables), row_group_size=_ROW_GROUP)

    def _await_group(self) -> None:
        if self._writing:
            self._writing.result()


def _summary(
    feed: Feed,
    number: int,
    files: list[dict[str, Any]],
    not_loaded: list[str],
    texts: LandingTexts,
) -> LandSummary:
    by_status = {
        status: [file for file in files if file["status"] == status] for status in FileStatus
    }
    rejected = [
        f"{shown_name(file['name'])}: {file['reason']}" for file in by_status[FileStatus.REJECTED]
    ]
    return LandSummary(
        feed=feed.feed,
        landing_number=number,
        files=len(files),
        read=len(by_status[FileStatus.READ]),
        rejected=len(rejected),
        duplicates=len(by_status[FileStatus.DUPLICATE]),
        rows=sum(file["rows"] for file in files),
        problems=_shortened([*rejected, *not_loaded], texts),
    )


def _shortened(problems: list[str], texts: LandingTexts) -> tuple[str, ...]:
    more = len(problems) - _MOST_PROBLEMS
    shown = problems[:_MOST_PROBLEMS]
    return (*shown, texts.more_problems.format(more=more)) if more > 0 else tuple(shown)
