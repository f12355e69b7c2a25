"""Compares both sides of a case, field by field, as stored in the lake.

The view contains personal data: it is displayed, and never stored.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pyarrow as pa

from tepat.access.access_log import Access
from tepat.casework.review.cases import Case, find_case
from tepat.domain.feeds import Feed, load_feeds
from tepat.domain.messages import Messages
from tepat.domain.messages.review import ReviewTexts
from tepat.domain.periods import Period
from tepat.domain.resolutions import Answer
from tepat.stores.engine import Engine
from tepat.stores.lake import Lake
from tepat.stores.warehouse import Role, Warehouse
from tepat.support.errors import LakeDamagedError
from tepat.support.settings import Settings

# Fields compared under another name.
_COMPARED_AS = {"no_kk_from": "no_kk", "region_from": "kelurahan_code"}
_FILES_PER_LANDING = 100000
_ROWS_PER_FILE = 16777216


@dataclass(frozen=True)
class Field:
    """One field of both sides.

    ``agreement`` is a code of ``agreements``; ``weight`` is the match weight (base-2 logarithm of
    the Bayes factor) where a model computed one.
    """

    name: str
    left: str | None
    right: str | None
    agreement: str
    weight: float | None


@dataclass(frozen=True)
class GivenAnswer:
    """One resolution in the case's history; ``answer`` is None for an undo."""

    answer: Answer | None
    resolved_by: str
    resolved_at: datetime
    note: str


@dataclass(frozen=True)
class CaseView:
    """A case with everything an officer needs to answer it.

    ``left`` and ``right`` name file, row and household of each side.
    """

    case: Case
    left: str
    right: str
    fields: tuple[Field, ...]
    answers: tuple[GivenAnswer, ...]


def show(
    settings: Settings, warehouse: Warehouse, messages: Messages, prefix: str, access: Access
) -> CaseView:
    """Read both sides of a case from the lake and compare them.

    Args:
        settings: Settings with the lake's path.
        warehouse: The warehouse.
        messages: The Indonesian messages; their ``fields`` are compared, in that order.
        prefix: The case's id, or a unique prefix.
        access: Who reads it; recorded in the access log.

    Raises:
        ReviewRefusedError: There is no such case.
        LakeDamagedError: A row of the case is not in the lake.
    """
    with warehouse.begin(Role.OFFICER) as connection:
        case = find_case(warehouse, connection, messages.review, prefix)
        access.note(
            warehouse,
            connection,
            period=Period.parse(case.period),
            household_id=case.household_id,
            case_id=case.case_id,
        )
        rows = warehouse.run(
            connection, "casework/review/list_answers.sql", case_id=case.case_id
        ).all()
    left, right = case.detail.get("left"), case.detail["right"]
    sql_dir = settings.include_dir / "sql"
    with Engine(
        sql_dir, settings.scratch_dir, memory_limit=settings.engine_memory, threads=settings.threads
    ) as engine:
        read = _Reader(Lake(settings.lake_dir), load_feeds(settings.include_dir / "feeds"), engine)
        sides = (read(left) if left else _NO_SIDE, read(right))
        fields = _compared(engine, sides, list(messages.fields), case.detail.get("weights", {}))
    return CaseView(
        case,
        left=_title(messages.review, left, sides[0]),
        right=_title(messages.review, right, sides[1]),
        fields=tuple(fields),
        answers=tuple(
            GivenAnswer(
                Answer(row.answer) if row.answer else None,
                row.resolved_by,
                row.resolved_at,
                row.note,
            )
            for row in rows
        ),
    )


@dataclass(frozen=True)
class _Side:
    file: str
    values: dict[str, str]


_NO_SIDE = _Side("", {})


@dataclass(frozen=True)
class _Reader:
    """Reads rows of the lake by feed, SHA-256 and row number."""

    lake: Lake
    feeds: dict[str, Feed]
    engine: Engine

    def __call__(self, side: dict[str, Any]) -> _Side:
        feed = self.feeds[side["feed"]]
        landings = self.lake.landings(feed, "validated")
        self.engine.attach_parquet("landed_file", [item.sealed["files"] for item in landings])
        self.engine.run("casework/review/find_file.sql", sha256=side["file"])
        found = self.engine.rows("from found_file")
        if not found:
            raise _missing(side)
        file_no, name = found[0]["file_no"], found[0]["name"]
        (landing,) = [item for item in landings if item.number == file_no // _FILES_PER_LANDING]
        tables = ("member", "family") if feed.feed == "rt_rw" else ("accepted",)
        for table in tables:
            self.engine.attach_parquet(table, [landing.sealed[table]])
        statement = "read_listed_member" if feed.feed == "rt_rw" else "read_feed_row"
        row_key = file_no * _ROWS_PER_FILE + side["row"]
        self.engine.run(f"casework/review/{statement}.sql", row_key=row_key)
        rows = self.engine.rows("from side")
        if not rows:
            raise _missing(side)
        values = {
            _COMPARED_AS.get(column, column): _text(value)
            for column, value in rows[0].items()
            if value is not None and value != ""
        }
        return _Side(name, values)


def _compared(
    engine: Engine, sides: tuple[_Side, _Side], names: Sequence[str], weights: dict[str, float]
) -> list[Field]:
    left, right = (side.values for side in sides)
    shown = [name for name in names if name in left or name in right]
    table = pa.table(
        {
            "field_no": pa.array(range(len(shown)), pa.int32()),
            "field": pa.array(shown, pa.string()),
            "left_value": pa.array([left.get(name) for name in shown], pa.string()),
            "right_value": pa.array([right.get(name) for name in shown], pa.string()),
        }
    )
    engine.connection.register("two_sides", table)
    engine.run("casework/review/compare_fields.sql")
    return [
        Field(
            row["field"],
            row["left_value"],
            row["right_value"],
            row["agreement"],
            weights.get(row["field"]),
        )
        for row in engine.rows("from compared_field order by field_no")
    ]


def _title(texts: ReviewTexts, side: dict[str, Any] | None, read: _Side) -> str:
    if side is None:
        return texts.no_household
    household = side.get("household_id")
    if household:
        return texts.row_of_household.format(file=read.file, row=side["row"], household=household)
    return texts.row_of_file.format(file=read.file, row=side["row"])


def _text(value: object) -> str:
    return f"{value:%d-%m-%Y}" if isinstance(value, date) else str(value)


def _missing(side: dict[str, Any]) -> LakeDamagedError:
    return LakeDamagedError(
        f"Row {side['row']} of file {side['file'][:12]} ({side['feed']}) is not in the lake.",
        kept="The case is unchanged.",
        todo="Restore the lake from a backup.",
    )
