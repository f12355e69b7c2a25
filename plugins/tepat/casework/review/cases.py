"""Cases of the officers' work queue, and lookup by id prefix."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.engine import Connection

from tepat.domain.messages.review import ReviewTexts
from tepat.domain.resolutions import Answer
from tepat.stores.warehouse import Role, Warehouse
from tepat.support.errors import TepatError

APPEAL, COMPLAINT = "APPEAL", "COMPLAINT"
TWO_HOUSEHOLDS = "PERSON_IN_TWO_HOUSEHOLDS"
_SHORTEST_PREFIX = 6
_PREFIX = re.compile(rf"[0-9a-f]{{{_SHORTEST_PREFIX},64}}")


class ReviewRefusedError(TepatError):
    """A resolution was refused: states cause, current state and what to do, in Indonesian."""


@dataclass(frozen=True)
class Case:
    """One case of the work queue; ``detail`` has file and row of both sides."""

    case_id: str
    kind: str
    household_id: str | None
    period: str
    status: str
    score: float | None
    detail: dict[str, Any]
    opened_at: datetime
    resolution: Answer | None
    resolved_by: str | None
    resolved_at: datetime | None

    @property
    def short_id(self) -> str:
        """A prefix of the id, for display."""
        return self.case_id[:12]

    @property
    def possible_answers(self) -> tuple[Answer, ...]:
        """Possible answers to the case."""
        if self.kind in {APPEAL, COMPLAINT}:
            return (Answer.UPHELD, Answer.REJECTED)
        return (Answer.SAME, Answer.DIFFERENT, Answer.UNSURE)


@dataclass(frozen=True)
class Waiting:
    """A line of the work list: no personal data."""

    case_id: str
    kind: str
    household_id: str | None
    period: str
    score: float | None
    opened_at: datetime
    open_days: int


def list_waiting(
    warehouse: Warehouse,
    *,
    period: str | None = None,
    kind: str | None = None,
    older_than_days: int = 0,
) -> list[Waiting]:
    """The cases that wait for an officer, the oldest first."""
    with warehouse.begin(Role.OFFICER) as connection:
        rows = warehouse.run(
            connection,
            "casework/review/list_open_cases.sql",
            period=period,
            kind=kind,
            older_than_days=older_than_days,
        ).all()
    return [Waiting(**row._asdict()) for row in rows]


def find_case(
    warehouse: Warehouse, connection: Connection, texts: ReviewTexts, prefix: str
) -> Case:
    """The case whose id begins with the prefix.

    Raises:
        ReviewRefusedError: There is none, several match, or the text is not hexadecimal.
    """
    prefix = prefix.strip().lower()
    if not _PREFIX.fullmatch(prefix):
        raise ReviewRefusedError(
            texts.no_case_number.format(least=_SHORTEST_PREFIX), todo=texts.copy_number
        )
    rows = warehouse.run(connection, "casework/review/find_cases.sql", prefix=prefix).all()
    if not rows:
        raise ReviewRefusedError(
            texts.no_such_case.format(prefix=prefix),
            kept=texts.nothing_noted,
            todo=texts.look_at_list,
        )
    if len(rows) > 1:
        raise ReviewRefusedError(
            texts.several_cases.format(prefix=prefix),
            kept=texts.nothing_noted,
            todo=texts.write_more,
        )
    row = rows[0]._asdict()
    return Case(**row | {"resolution": Answer(row["resolution"]) if row["resolution"] else None})
