"""Resolves a case, or undoes a resolution.

Resolutions are serialised by a lock. Each checks the current one: a second officer gets an error
that names the first, and overwrites nothing.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.engine import Connection

from tepat.casework.review.cases import TWO_HOUSEHOLDS, Case, ReviewRefusedError, find_case
from tepat.domain.messages import Messages
from tepat.domain.messages.review import ReviewTexts
from tepat.domain.resolutions import Answer
from tepat.stores.warehouse import Role, Warehouse

_JAKARTA = ZoneInfo("Asia/Jakarta")


@dataclass(frozen=True)
class Given:
    """The resolution; ``is_new`` is false when the same answer was already in force."""

    case: Case
    is_new: bool


def resolve(
    warehouse: Warehouse,
    messages: Messages,
    prefix: str,
    answer: Answer,
    *,
    by: str,
    note: str,
    household_id: str | None = None,
) -> Given:
    """Resolve a case; the next run uses the answer.

    Args:
        warehouse: The warehouse.
        messages: The Indonesian messages.
        prefix: The case's id, or its unique beginning.
        answer: The officer's answer.
        by: Who answers.
        note: Why.
        household_id: For a person in two households, the one where they belong.

    Raises:
        ReviewRefusedError: There is no such case, it is no longer open, the answer is not possible,
            or it contradicts a current resolution.
    """
    texts = messages.review

    def work(connection: Connection) -> Given:
        desk = _Desk(warehouse, connection, texts, by, note)
        case = desk.take(prefix)
        _check_answer(case, answer, messages)
        belongs_to = _side_of(case, answer, household_id, texts)
        if case.resolution is not None:
            if (case.resolution, desk.last_answer(case).belongs_to) == (answer, belongs_to):
                return Given(case, is_new=False)
            raise _already_answered(case, messages)
        if case.status == "WITHDRAWN":
            raise ReviewRefusedError(
                texts.asked_no_more.format(case=case.short_id),
                kept=texts.nothing_noted,
                todo=texts.opens_by_itself,
            )
        if belongs_to is not None:
            desk.check_others(case, belongs_to)
        desk.insert_answer(case, answer, belongs_to)
        return Given(replace(case, status="RESOLVED", resolution=answer), is_new=True)

    return warehouse.transact(work, Role.OFFICER)


def undo(warehouse: Warehouse, messages: Messages, prefix: str, *, by: str, note: str) -> Case:
    """Undo the current resolution; the case is open again. Idempotent.

    Args:
        warehouse: The warehouse.
        messages: The Indonesian messages.
        prefix: The case's id, or its unique beginning.
        by: Who undoes it.
        note: Why.

    Raises:
        ReviewRefusedError: There is no such case, or no resolution to undo.
    """
    texts = messages.review

    def work(connection: Connection) -> Case:
        desk = _Desk(warehouse, connection, texts, by, note)
        case = desk.take(prefix)
        if case.resolution is not None:
            desk.insert_answer(case, None, None)
        elif not desk.has_undone(case):
            raise ReviewRefusedError(
                texts.never_answered.format(case=case.short_id), kept=texts.nothing_noted
            )
        return replace(case, status="OPEN", resolution=None)

    return warehouse.transact(work, Role.OFFICER)


def in_jakarta(moment: datetime) -> str:
    """A timestamp in Jakarta time, formatted for officers."""
    return f"{moment.astimezone(_JAKARTA):%d-%m-%Y %H:%M} WIB"


@dataclass(frozen=True)
class _Desk:
    """Operations on cases within one transaction."""

    warehouse: Warehouse
    connection: Connection
    texts: ReviewTexts
    by: str
    note: str

    def take(self, prefix: str) -> Case:
        """Lock the resolutions and load the case."""
        self._run("take_answer_lock")
        return find_case(self.warehouse, self.connection, self.texts, prefix)

    def last_answer(self, case: Case) -> Any:
        """The last resolution of the case, including an undo; None if there is none."""
        answers = self._run("list_answers", case_id=case.case_id).all()
        return answers[-1] if answers else None

    def has_undone(self, case: Case) -> bool:
        """Whether the last resolution is this same undo, as after a lost COMMIT reply."""
        last = self.last_answer(case)
        said = (None, self.by, self.note)
        return last is not None and (last.answer, last.resolved_by, last.note) == said

    def check_others(self, case: Case, belongs_to: str) -> None:
        """Refuse a household if another resolution places the person elsewhere."""
        other = self._run("find_contradiction", belongs_to=belongs_to).one_or_none()
        if other:
            raise ReviewRefusedError(
                self.texts.contradicts.format(
                    other=other.case_id[:12],
                    by=other.resolved_by,
                    moment=in_jakarta(other.resolved_at),
                ),
                kept=self.texts.stays_open.format(case=case.short_id),
                todo=self.texts.take_back_first.format(case=other.case_id[:12]),
            )

    def insert_answer(self, case: Case, answer: Answer | None, belongs_to: str | None) -> None:
        """Insert the resolution, or an undo, and update the work queue."""
        said = {"case_id": case.case_id, "answer": answer, "resolved_by": self.by}
        self._run("insert_resolution", **said, belongs_to=belongs_to, note=self.note)
        self._run("show_answer", **said)

    def _run(self, name: str, **params: Any) -> Any:
        return self.warehouse.run(self.connection, f"casework/review/{name}.sql", **params)


def _check_answer(case: Case, answer: Answer, messages: Messages) -> None:
    if answer not in case.possible_answers:
        words = ", ".join(possible.lower() for possible in case.possible_answers)
        texts = messages.review
        raise ReviewRefusedError(
            texts.no_answer_to_this.format(
                answer=messages.answers[answer],
                case=case.short_id,
                question=messages.cases[case.kind],
            ),
            kept=texts.nothing_noted,
            todo=texts.answer_one_of.format(answers=words),
        )


def _side_of(
    case: Case, answer: Answer, household_id: str | None, texts: ReviewTexts
) -> str | None:
    """The content hash of the side that the officer names; None if not applicable."""
    is_asked = case.kind == TWO_HOUSEHOLDS and answer is Answer.SAME
    if not is_asked:
        if household_id is None:
            return None
        raise ReviewRefusedError(
            texts.household_needless.format(case=case.short_id),
            kept=texts.nothing_noted,
            todo=texts.without_household,
        )
    sides: dict[str, str] = {
        case.detail[side]["household_id"]: case.detail[side]["side"] for side in ("left", "right")
    }
    if household_id not in sides:
        raise ReviewRefusedError(
            texts.household_needed.format(case=case.short_id),
            kept=texts.nothing_noted,
            todo=texts.household_one_of.format(households=", ".join(sides)),
        )
    return sides[household_id]


def _already_answered(case: Case, messages: Messages) -> ReviewRefusedError:
    if case.resolution is None or case.resolved_at is None:
        raise ValueError("The case has no answer.")
    texts = messages.review
    return ReviewRefusedError(
        texts.answered_already.format(
            case=case.short_id,
            answer=messages.answers[case.resolution],
            by=case.resolved_by,
            moment=in_jakarta(case.resolved_at),
        ),
        kept=texts.first_answer_holds,
        todo=texts.take_back_first.format(case=case.short_id),
    )
