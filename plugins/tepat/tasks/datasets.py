"""Datasets that a step has read and written, with columns and column lineage.

Nothing is declared by hand. While a step runs, the lake records the files that it verifies and
seals, and the warehouse the tables in the headers of its statements. Columns are read from the
Parquet files and PostgreSQL's catalogue. ``docs/lineage.md`` describes dataset names.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tepat.domain.feeds import Feed
from tepat.stores.warehouse import Warehouse
from tepat.support.addresses import without_login
from tepat.tasks.view_columns import column_sources, relations_read

if TYPE_CHECKING:
    from tepat.context import Context


@dataclass(frozen=True)
class Column:
    """A column; ``meaning`` is its comment in the database or feed definition."""

    name: str
    type: str
    meaning: str | None = None


@dataclass(frozen=True)
class InputColumn:
    """A column of another dataset."""

    namespace: str
    name: str
    column: str


@dataclass(frozen=True)
class Dataset:
    """A folder of the landing root, a table of the lake, or a table or view of PostgreSQL.

    For a table of the lake, ``version`` and ``location`` are its newest landing or run and the
    file. ``sources`` is set if it is known for every column.
    """

    namespace: str
    name: str
    columns: tuple[Column, ...]
    version: str | None = None
    location: str | None = None
    sources: dict[str, list[InputColumn]] = field(default_factory=dict)


@dataclass(frozen=True)
class Datasets:
    """Datasets read and written by a step; a view counts as written when one of its tables is."""

    read: tuple[Dataset, ...]
    written: tuple[Dataset, ...]


def datasets_of(context: "Context") -> Datasets:
    """Datasets read and written with a context so far.

    Raises:
        TepatError: The PostgreSQL catalogue cannot be read.
    """
    lake = context.lake
    catalogue = _Catalogue(context.warehouse)
    # A dataset that a step writes and reads again is not an input.
    read = lake_tables(lake.root, lake.files_read - lake.files_written)
    written = lake_tables(lake.root, lake.files_written)
    for feed in context.feeds.values():
        folder = landing_folder(context.settings.landing, feed)
        rows = str(lake.root / "landed" / feed.slug / "rows")
        if rows in written:
            read[folder.name] = folder
            written[rows] = _copied(written[rows], folder, feed)
    return Datasets(
        read=(*read.values(), *catalogue.tables(context.warehouse.tables_read)),
        written=(
            *written.values(),
            *catalogue.tables(context.warehouse.tables_written),
            *catalogue.views_of(context.warehouse.tables_written),
        ),
    )


def lake_tables(root: Path, files: Iterable[Path]) -> dict[str, Dataset]:
    """Newest file of each lake table, by name without landing or run number."""
    newest: dict[str, Path] = {}
    for file in sorted(files):
        parts = file.relative_to(root).with_suffix("").parts
        newest[str(root.joinpath(*(part for part in parts if not part.isdigit())))] = file
    return {name: _lake_table(name, file) for name, file in newest.items()}


def _lake_table(name: str, file: Path) -> Dataset:
    import pyarrow.parquet as pq

    return Dataset(
        "file",
        name,
        tuple(Column(column.name, str(column.type)) for column in pq.read_schema(file)),
        version=next(part for part in reversed(file.parts) if part.isdigit()),
        location=str(file),
    )


def landing_folder(landing: str, feed: Feed) -> Dataset:
    """A feed's folder, whose files have the columns of the feed's definition."""
    # An address may contain a user and a password.
    url = urlsplit(without_login(landing))
    columns = tuple(Column(one.name, one.kind.value, one.meaning) for one in feed.columns)
    if url.scheme in ("", "file", "local"):
        return Dataset("file", str(Path(url.path).absolute() / feed.feed), columns)
    namespace = f"{url.scheme}://{url.netloc}"
    return Dataset(namespace, f"{url.path.strip('/')}/{feed.feed}".lstrip("/"), columns)


def _copied(rows: Dataset, folder: Dataset, feed: Feed) -> Dataset:
    """Landed rows: each column is copied from the files of the folder."""
    sources = {
        column.field: [InputColumn(folder.namespace, folder.name, column.name)]
        for column in feed.columns
    }
    return replace(rows, sources=sources)


class _Catalogue:
    """Tables and views of the PostgreSQL catalogue."""

    def __init__(self, warehouse: Warehouse) -> None:
        url = warehouse.url
        self._namespace = f"postgres://{url.host}:{url.port or 5432}"
        self._database = url.database
        self._columns: dict[str, list[Column]] = {}
        # As the login user: before the first migration the roles do not exist.
        with warehouse.begin() as connection:
            for row in warehouse.run(connection, "lineage/list_columns.sql"):
                column = Column(row.name, row.type, row.meaning)
                self._columns.setdefault(row.relation, []).append(column)
            views = warehouse.run(connection, "lineage/list_views.sql").all()
        self._queries: dict[str, str] = {row.relation: row.query for row in views}

    def tables(self, relations: Iterable[str]) -> list[Dataset]:
        """Those of the relations that are tables or views; functions are not."""
        return [self._dataset(one, {}) for one in sorted(relations) if one in self._columns]

    def views_of(self, written: Iterable[str]) -> list[Dataset]:
        """The views that read written tables, directly or through other views."""
        reads = {view: relations_read(query) for view, query in self._queries.items()}
        shown = set(written)
        while more := {view for view, read in reads.items() if read & shown} - shown:
            shown |= more
        return [self._view(view) for view in sorted(shown & reads.keys())]

    def _view(self, view: str) -> Dataset:
        types = {
            relation: {column.name: column.type for column in columns}
            for relation, columns in self._columns.items()
        }
        traced = column_sources(view, self._queries[view], types)
        return self._dataset(
            view,
            {
                column: [
                    InputColumn(self._namespace, self._name(source.relation), source.column)
                    for source in sources
                ]
                for column, sources in traced.items()
            },
        )

    def _dataset(self, relation: str, sources: dict[str, list[InputColumn]]) -> Dataset:
        columns = tuple(self._columns[relation])
        return Dataset(self._namespace, self._name(relation), columns, sources=sources)

    def _name(self, relation: str) -> str:
        return f"{self._database}.{relation}"
