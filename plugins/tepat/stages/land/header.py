"""Finds the header row and the position of each column."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from tepat.domain.feeds import Feed, header_key
from tepat.stages.land.refusal import ColumnLabel, FileRefusedError, Finding, finding

SCANNED_RECORDS = 15
_LONGEST_HEADER = 200


@dataclass(frozen=True)
class Header:
    """A file's header row.

    Args:
        row_number: Its record number, from 1.
        cells: Its cells.
        positions: Position of each column of the feed that the file has, by field name.
    """

    row_number: int
    cells: tuple[str, ...]
    positions: dict[str, int]

    @property
    def unknown(self) -> list[int]:
        """Positions whose header is no column of the feed."""
        known = set(self.positions.values())
        return [index for index in range(len(self.cells)) if index not in known]


@dataclass(frozen=True)
class _Match:
    """A header cell that names a column of the feed."""

    column: str
    position: int
    is_own_name: bool


def find_header(records: Sequence[Sequence[str]], feed: Feed) -> Header | None:
    """The first record that holds at least half of the feed's required headers, if any.

    Raises:
        FileRefusedError: Two of its cells name one column.
    """
    located = _locate(records, feed)
    if located is None:
        return None
    number, matches = located
    cells = tuple(records[number - 1])
    return Header(number, cells, _positions(matches, cells))


def count_matches(records: Sequence[Sequence[str]], feed: Feed) -> int:
    """How many columns of the feed the header names; 0 without a header."""
    located = _locate(records, feed)
    return len({match.column for match in located[1]}) if located else 0


def refuse_incomplete(header: Header, feed: Feed, feeds: Collection[Feed]) -> None:
    """Refuse a header without all required columns; the message names the missing ones.

    Raises:
        FileRefusedError: A required column is missing.
    """
    missing = [c.name for c in feed.required_columns if c.field not in header.positions]
    if missing:
        raise FileRefusedError(
            finding("columns_missing", row=header.row_number, columns=", ".join(missing)),
            *_other_feed([header.cells], feed, feeds),
            finding("complete_header"),
        )


def no_header(
    records: Sequence[Sequence[str]], feed: Feed, feeds: Collection[Feed]
) -> tuple[Finding, ...]:
    """Why a file without a header is refused."""
    names = ", ".join(column.name for column in feed.required_columns)
    return (
        finding("no_header", records=SCANNED_RECORDS),
        *_other_feed(records, feed, feeds),
        finding("add_header", columns=names),
    )


def _other_feed(
    records: Sequence[Sequence[str]], feed: Feed, feeds: Collection[Feed]
) -> tuple[Finding, ...]:
    """A sentence naming the feed that the headers fit, if they fit another one."""
    fitting = [
        other
        for other in feeds
        if other.feed != feed.feed
        and any(
            len(_required(_matches(record, other), other)) == len(other.required_columns)
            for record in records[:SCANNED_RECORDS]
        )
    ]
    if not fitting:
        return ()
    best = max(fitting, key=lambda other: (len(other.required_columns), other.feed))
    return (finding("fits_another_feed", feed=best.feed),)


def _locate(records: Sequence[Sequence[str]], feed: Feed) -> tuple[int, list[_Match]] | None:
    """The number of the header record and the cells of it that name columns."""
    for number, record in enumerate(records[:SCANNED_RECORDS], start=1):
        matches = _matches(record, feed)
        if 2 * len(_required(matches, feed)) >= len(feed.required_columns):
            return number, matches
    return None


def _matches(record: Sequence[str], feed: Feed) -> list[_Match]:
    found = []
    for position, cell in enumerate(record):
        if len(cell) > _LONGEST_HEADER:
            continue
        if named := feed.headers.get(header_key(_unquoted(cell))):
            found.append(_Match(named[0], position, is_own_name=named[1]))
    return found


def _unquoted(cell: str) -> str:
    """The text of ``="…"``, which some programs write so that Excel keeps a number as text."""
    text = cell.strip()
    return text[2:-1] if text.startswith('="') and text.endswith('"') else cell


def _required(matches: Sequence[_Match], feed: Feed) -> set[str]:
    return {match.column for match in matches} & {c.field for c in feed.required_columns}


def _positions(matches: Sequence[_Match], record: Sequence[str]) -> dict[str, int]:
    """The position of each column; its own name takes precedence over an alias."""
    positions = {}
    by_column = attrgetter("column")
    for column, group in groupby(sorted(matches, key=by_column), key=by_column):
        named = list(group)
        named = [match for match in named if match.is_own_name] or named
        if len(named) > 1:
            labels = tuple(
                ColumnLabel(record[match.position], match.position, is_placed=True)
                for match in named
            )
            raise FileRefusedError(
                finding("column_named_twice", column=column.upper(), headers=labels)
            )
        positions[column] = named[0].position
    return positions
